"""The record: what a published entry says, as one immutable JSON value.

Holds the schema of each kind, the reading of schemas (walk, references, languages), JSON Schema, diff, upgrade of old
schemas and the served form. Knows no table, no request and no file.
"""
