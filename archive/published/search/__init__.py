"""Search: which words of a record are indexed, and what a reader's words ask of the index.

Both sides go through `forms`, which takes stems from `analysis` and other spellings from `spellings`; PostgreSQL stores
and matches, and analyses nothing. From a record to its row: `lexemes`, `linked`. From a text to an answer: `question`
reads it, `asked` puts it to the index, `ranking` orders what is found, `why` and `snippets` say what was found.
`suggesting` and `otherwise` help who is still typing, and who has found nothing.
"""
