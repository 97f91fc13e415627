"""Which of an entry's titles a reader is shown."""

from collections.abc import Mapping

from archive.primitives.languages import choose


def shown_title(titles: Mapping[str, str], language: str, without: str) -> tuple[str, str]:
    """The title and the tag of the language it is in; a source may have one in a fifth language alone.

    `without` stands for an entry that has no title, such as its public number.
    """
    found = choose(titles, language)
    if found:
        return found
    return next(((text, tag) for tag, text in titles.items()), (without, language))
