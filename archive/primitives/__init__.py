"""Rules about plain values: languages, uncertain dates, sort keys, search folding, cleaning, canonical text.

Knows no model, no request and no ambient language: whoever calls says which language is meant.
"""
