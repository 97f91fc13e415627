"""In which of the four languages an entry exists, and where each title comes from, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from archive.primitives.languages import AUTONYMS, LANGUAGES

from .reading import Reading, language_name
from .values import Text, lang_for

# The mark of the strip for each state of a translation; the word beside it says the same.
_MARKS = {"original": "orig", "source": "sourced"}

_WORDS = {
    "original": pgettext_lazy("availability", "original"),
    "source": pgettext_lazy("availability", "from a source"),
    "supplied": pgettext_lazy("availability", "supplied by the archive"),
    "machine": pgettext_lazy("availability", "machine translation"),
    "reviewed": pgettext_lazy("availability", "reviewed translation"),
    "given": pgettext_lazy("availability", "available"),
    "none": pgettext_lazy("availability", "not yet"),
    "own": pgettext_lazy("availability", "not translated"),
}


@dataclass(frozen=True)
class Availability:
    """One language of the strip. `href` leads to the entry in it; `has_title` is whether there is anything to see."""

    language: str
    autonym: str
    mark: str
    words: str
    has_title: bool
    is_shown: bool
    title: Text | None = None


def availability(reading: Reading, shown: str) -> list[Availability]:
    """The four languages in their fixed order; `shown` is the language of the title on this page."""
    states = title_states(reading.record)
    return [_one(reading, language, states.get(language), shown) for language in LANGUAGES]


def title_states(record: dict) -> dict[str, str]:
    """The translation state of the title by language, as far as the record says."""
    rows = record.get("parts", {}).get("translations", [])
    return {row["language"]: row["state"] for row in rows if row["path"] == "title" and "of" not in row}


def fallback_notice(record: dict, shown: str, page: str) -> str:
    """A sentence for a page whose title is in another language, `shown`; empty when it is in that of the page."""
    if shown in ("", page):
        return ""
    if "own_title" in record:
        return _("A source keeps its own title. Its language: %(shown)s.") % {"shown": language_name(shown)}
    return _("This entry is not yet available in %(wanted)s. Shown: %(shown)s.") % {
        "wanted": AUTONYMS[page],
        "shown": language_name(shown),
    }


def _one(reading: Reading, language: str, state: str | None, shown: str) -> Availability:
    text = reading.record.get("title", {}).get(language)
    own = reading.record.get("own_title") if shown == language else None
    if not (text or own):
        words = _WORDS["own" if "own_title" in reading.record else "none"]
        return Availability(language, AUTONYMS[language], "none", str(words), False, False)
    state = state or ("source" if own else "given")
    title = Text(text or own, lang_for(language, reading.language))
    return Availability(
        language,
        AUTONYMS[language],
        _MARKS.get(state, "tran"),
        str(_WORDS[state]),
        True,
        language == shown,
        title,
    )
