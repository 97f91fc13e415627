"""Analysis of words for search: tokens of a text, small letters, and the forms under which a word is indexed.

The same functions serve indexing and asking. Knows languages and their grammar; knows no model, no record,
no database and no query language. The README in this folder is for linguists.
"""
