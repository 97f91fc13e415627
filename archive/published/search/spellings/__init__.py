"""One word in many spellings: which written forms, in whatever script, ask for the same thing.

Takes single words and gives match keys; knows no record, no index and no query language. The reasons for each
rule are told to a linguist in README.md beside this file.
"""
