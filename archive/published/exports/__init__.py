"""Exports: the entries of a result as a file, written as they are read, for pages and the command alike.

A format is one file in `formats`. Rows come from the published tables in batches, each checked anew, so that what is
withdrawn while a file is being written is left out of the rest of it.
"""
