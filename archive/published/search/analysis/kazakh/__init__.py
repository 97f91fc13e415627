"""Kazakh words: from a word in Cyrillic letters to the stems it may have.

Tables in text files say what is cut (`endings.tsv`), where cutting stops (`stems.txt`), and what no rule
gives (`lost_vowels.txt`, `irregular.tsv`); the modules only read them.
"""
