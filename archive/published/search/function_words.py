"""Words that only join others, and stand in nearly every text: a question of other words does not ask for them.

Left out are those that are something else in another of the four languages (on: ten in Turkish; at: a horse, a name;
от: fire), and all that a historian may look for.
"""

_WORDS = """
and the of to in for by with from a
и в во на о об с со по для из
ve ile için
мен бен пен және үшін
"""
FUNCTION_WORDS = frozenset(_WORDS.split())


def is_function_word(word: str) -> bool:
    """Whether a word, in any case, only joins others."""
    return word.lower() in FUNCTION_WORDS
