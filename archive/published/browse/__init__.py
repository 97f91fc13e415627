"""Browsing: what a reader's query means, which entries answer it, and how many would if it were changed.

Must not know requests, addresses of pages, or templates. Queries are read by a django-filter FilterSet that is made
from the registry of facets; it is refused, never loosened, when any part of it cannot be read.
"""
