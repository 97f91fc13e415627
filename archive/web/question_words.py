"""How a question was read, in words: each part with the query that is without it."""

from collections.abc import Callable, Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.published.browse.query import Query
from archive.published.facets import FACETS
from archive.published.kind_names import KIND_NAMES
from archive.published.search.asked import Asked
from archive.published.search.question import BEGINNING, PHRASE, Group, Part
from archive.web.chips import Chip

_LABELS: dict[str, Promise] = {
    "title": gettext_lazy("In the title"),
    "person": FACETS["person"].label,
    "place": FACETS["place"].label,
    "kind": FACETS["kind"].label,
    "date": gettext_lazy("Date"),
}
_FORMS: dict[str, Promise] = {
    PHRASE: gettext_lazy("These words in this order"),
    BEGINNING: gettext_lazy("Beginning of a word"),
}
_VALUES: dict[str, Callable[[str], str]] = {
    "kind": lambda text: str(KIND_NAMES[text].many),
    "date": str,
}


def parts_of(asked: Asked | None, query: Query) -> Iterator[Chip]:
    """The parts of a question; words that are nothing else stand together as they were typed."""
    if asked is None:
        return
    if asked.question.is_plain:
        yield Chip(_("Search text"), _quoted(query.q), query.without("q").encoded())
        return
    for place, group in enumerate(asked.question.groups):
        label, value = _told(group)
        yield Chip(label, value, query.searching(asked.question.without(place)).encoded())


def passed_over(asked: Asked | None) -> str:
    """The words of a question that are not searched, in quotation marks."""
    return ", ".join(map(_quoted, asked.question.passed_over)) if asked else ""


def _told(group: Group) -> tuple[str | Promise, str]:
    """What the group is about, and what it asks."""
    if len(group) > 1:
        return _("One of these"), ", ".join(_whole(part) for part in group)
    [part] = group
    return (_("Not"), _whole(part, is_denied=True)) if part.is_not else (_label(part), _value(part))


def _whole(part: Part, *, is_denied: bool = False) -> str:
    """A part in a list of others, with its own label unless it is words and nothing else."""
    is_plain = part == Part(part.text, part.source, is_not=part.is_not)
    value = _value(part) if is_plain else f"{_label(part)}: {_value(part)}"
    return _("not %(part)s") % {"part": value} if part.is_not and not is_denied else value


def _label(part: Part) -> str | Promise:
    return _LABELS.get(part.field) or _FORMS.get(part.form) or _("Search text")


def _value(part: Part) -> str:
    if part.field in _VALUES:
        return _VALUES[part.field](part.text)
    return _quoted(part.text + ("…" if part.form == BEGINNING else ""))


def _quoted(text: str) -> str:
    return _("“%(words)s”") % {"words": text}
