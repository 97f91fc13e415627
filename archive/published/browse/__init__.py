"""Browsing: what a reader's query means, which entries answer it, and how many would if it were changed.

Must not know requests, addresses of pages, or templates. Queries are read by a django-filter FilterSet that is made
from the registry of facets; it is refused, never loosened, when any part of it cannot be read.

A condition is the set of entries that meet it, wherever it comes from: who finds entries by words hands over a bitmap
of their slots as the condition `q` of `counts.Counts`, which gives the exact total and the counts of every facet;
`paging.page_of` gives a page of `Counts.result` in any order that needs no words.
"""
