"""The editors' wing: their tables, capture and restore of records, revisions. Must not know the readers' wing."""
