"""`supplied`: which languages of a value were put in by the editors, written as translation states.

Either a list of languages, for the main words of an entry (its title) or of a part, or a map from field to
such a list.
"""

from collections.abc import Iterator

from archive.primitives.languages import LANGUAGES

from .located import Listing, Mapping, Scalar, Value
from .values import Context, unknown


def states(fields: tuple[str, ...], node: Mapping, context: Context, *, assume_source: bool) -> Iterator[dict]:
    """Path, language and state of each language of `fields`: supplied if listed, else from a source.

    Without `supplied` nothing is said, unless `assume_source`: then all languages come from a source.
    """
    given = node.items.get("supplied")
    if given is None and not assume_source:
        return
    listed = _by_field(fields, given, node, context)
    for field in listed:
        words = node.items.get(field)
        for language in LANGUAGES:
            if isinstance(words, Mapping) and language in words.items:
                state = "supplied" if language in listed[field] else "source"
                yield {"path": field, "language": language, "state": state}


def _by_field(fields: tuple[str, ...], given: Value | None, node: Mapping, context: Context) -> dict:
    """The languages that are supplied, by field."""
    present = [name for name in fields if isinstance(node.items.get(name), Mapping)]
    if given is None:
        return {name: set() for name in present}
    if isinstance(given, Mapping):
        return {name: _of_field(name, listing, given, node, context) for name, listing in given.items.items()}
    languages = set(_languages(given, context))
    _check_written(languages, [node.items[name] for name in present], given, context)
    return dict.fromkeys(present, languages)


def _of_field(name: str, listing: Value, given: Mapping, node: Mapping, context: Context) -> set[str]:
    languages, words = set(_languages(listing, context)), node.items.get(name)
    if not isinstance(words, Mapping):
        context.faults.add(given.spots[name], f"supplied names {name!r}, which is not given by language here")
    else:
        _check_written(languages, [words], listing, context)
    return languages


def _check_written(languages: set[str], words: list[Mapping], listing: Value, context: Context) -> None:
    missing = languages - {language for one in words for language in one.items}
    if missing:
        named = ", ".join(sorted(missing))
        context.faults.add(listing.spot, f"supplied names {named}, but nothing is written in that language here")


def _languages(listing: Value, context: Context) -> Iterator[str]:
    if not isinstance(listing, Listing):
        context.faults.add(listing.spot, "supplied must be a list of languages")
        return
    for code in listing.items:
        if isinstance(code, Scalar) and code.text in LANGUAGES:
            yield code.text
        else:
            context.faults.add(code.spot, unknown("language", getattr(code, "text", "…"), LANGUAGES))
