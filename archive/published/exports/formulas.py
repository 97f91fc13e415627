"""Keeping spreadsheets from running what is written in a cell."""

# A cell beginning with one of these is taken for a formula, or hides one behind white space; so do the full-width
# forms in East Asian locales.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def defused(text: str) -> str:
    """The text, with an apostrophe before it if a spreadsheet would take it for a formula.

    Reversible: an apostrophe is put before nothing else, except before a text that begins with an apostrophe and one
    of those characters.
    """
    return f"'{text}" if text.lstrip("'").startswith(DANGEROUS) else text
