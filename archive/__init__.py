"""The archive: an editors' wing, a readers' wing, and the record that passes between them."""
