"""A page from a record: what an entry page shows, as plain values, for readers and for the desk's preview alike.

Knows records, the resolver it is given, and a language. Knows no request, no query and no view; templates only lay out
what is prepared here.
"""
