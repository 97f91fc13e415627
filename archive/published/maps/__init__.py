"""Sets of published entries as roaring bitmaps: for each value of each facet, for years, and for orders.

Entries are named by the `slot` of their index row. `names` says in which sets a row is, `orders` where it stands,
`archive_maps` holds what a process has read. Whoever publishes writes them (`archive.publishing.maps`), in the same
transaction as the rows. Must not know requests, parameters or pages; knows no facet by name.
"""
