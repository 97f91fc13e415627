"""The readers' wing: published tables, pages, search, facets, exports. Must not know the editors' wing."""
