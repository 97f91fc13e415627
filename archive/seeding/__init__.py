"""Seeding: human-readable files become records, and records published entries, as often as one likes.

Reads and checks everything first and reports every fault with file and line; writes in one transaction or not
at all; never overwrites what an editor has changed. Knows files, records and the functions that restore and
publish; knows no request and no form.
"""
