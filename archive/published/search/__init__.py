"""Search: which words of a record are indexed, and what a reader's words ask of the index.

Both sides go through `archive.primitives.folding.tokens`; PostgreSQL stores and matches, and analyses
nothing.
"""
