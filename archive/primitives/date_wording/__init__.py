"""How each language writes a date: one file a language, each with its grammar and nothing else.

Knows no EDTF: what a date means is decided before, in `edtf` and `dates_in_words`.
"""
