"""The values a page is made of. Each renders itself as HTML, so that no template can forget a `lang` or an escape."""

from dataclasses import dataclass, replace

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from archive.primitives import languages

BREAK = mark_safe("<br>")


class Value:
    """A piece of a page; in a template `{{ value }}` gives its HTML."""

    def html(self) -> SafeString:
        """The HTML of this value."""
        raise NotImplementedError

    def __html__(self) -> SafeString:
        return self.html()

    def __str__(self) -> SafeString:
        return self.html()


@dataclass(frozen=True)
class Text(Value):
    """Words in `language`, on a page in `page`; `language` is empty when it is that of the page."""

    text: str
    language: str = ""

    @property
    def plain(self) -> str:
        """The text alone."""
        return self.text

    def html(self) -> SafeString:
        """The text, marked where its language is not the page's."""
        return (
            format_html('<span lang="{}">{}</span>', self.language, self.text) if self.language else _escaped(self.text)
        )


@dataclass(frozen=True)
class Link(Value):
    """A link to `href`, worded by a text."""

    href: str
    text: Text
    outside: bool = False

    def html(self) -> SafeString:
        """The link; one that leaves the archive says so to the browser."""
        rel = mark_safe(' rel="external noreferrer"') if self.outside else ""
        return format_html('<a href="{}"{}{}>{}</a>', self.href, rel, _lang(self.text.language), self.text.text)


@dataclass(frozen=True)
class When(Value):
    """A date in words; `machine` is its ISO form when it is one day, month or year; `basis` is empty when stated."""

    words: str
    machine: str = ""
    basis: str = ""
    how: str = ""

    @property
    def plain(self) -> str:
        """The words alone."""
        return self.words

    def html(self) -> SafeString:
        """The date, with what it rests on when no source states it."""
        shown = (
            format_html('<time datetime="{}">{}</time>', self.machine, self.words)
            if self.machine
            else _escaped(self.words)
        )
        if not self.basis:
            return shown
        how = format_html(': <span lang="und">{}</span>', self.how) if self.how else ""
        return format_html('{} <span class="soft">({}{})</span>', shown, self.basis, how)


@dataclass(frozen=True)
class Gap(Value):
    """Something that is not known, said in words."""

    words: str

    def html(self) -> SafeString:
        """The words, quieter than a fact."""
        return format_html('<span class="gap">{}</span>', self.words)


@dataclass(frozen=True)
class Joined(Value):
    """Several values one after the other; `between` is plain text, or `BREAK` for a line each."""

    values: tuple
    between: str = " "

    def __bool__(self) -> bool:
        return any(self.values)

    def html(self) -> SafeString:
        """The values that are there, in order."""
        return format_html_join(self.between, "{}", ((value,) for value in self.values if value))


@dataclass(frozen=True)
class Anchored(Value):
    """A value that a link can lead to, because it is a part of its own."""

    anchor: str
    value: object

    def html(self) -> SafeString:
        """The value within an element that bears its name."""
        return format_html('<span id="{}">{}</span>', self.anchor, self.value)


@dataclass(frozen=True)
class Quiet(Value):
    """A remark beside a value."""

    value: object

    def html(self) -> SafeString:
        """The remark in the interface's voice."""
        return format_html('<span class="soft">{}</span>', self.value)


@dataclass(frozen=True)
class Refs(Value):
    """The numbers of the sources that a value rests on; false when there is none.

    `disputes` are the names of the places on the page where the claims about the value stand.
    """

    numbers: tuple[int, ...] = ()
    disputes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.numbers)

    def disputed_in(self, disputes: tuple[str, ...]) -> "Refs":
        """The same sources of a value that is disputed there."""
        return replace(self, disputes=disputes)

    @property
    def flag(self) -> "Flag | None":
        """What stands beside the value itself when sources disagree about it."""
        return Flag(self.disputes) if self.disputes else None

    def html(self) -> SafeString:
        """Links to the numbered sources."""
        links = format_html_join(
            " ",
            '<a href="#s{}" aria-label="{}">[{}]</a>',
            ((number, _("Source %(number)s") % {"number": number}, number) for number in self.numbers),
        )
        return format_html('<span class="refs">{}</span>', links)


@dataclass(frozen=True)
class Flag(Value):
    """The mark of a disputed value: a link to the claims, one for each dispute."""

    disputes: tuple[str, ...]

    def html(self) -> SafeString:
        """The links; of several each has its number."""
        alone = len(self.disputes) == 1
        words = ((anchor, "" if alone else f" {number}") for number, anchor in enumerate(self.disputes, 1))
        label = pgettext("mark of a value", "sources disagree")
        return format_html_join(
            " ", '<a class="flag" href="#{}">{}{}</a>', ((anchor, label, number) for anchor, number in words)
        )


def lang_for(language: str, page: str) -> str:
    """What to mark a text in `language` with on a page in `page`: empty when it needs no mark."""
    return "" if language == page else language


def choose(values: dict[str, str] | None, page: str, original: str | None = None) -> Text | None:
    """The text for a reader of `page` out of a map by language, or None when there is none."""
    found = languages.choose(values or {}, page, original)
    return Text(found[0], lang_for(found[1], page)) if found else None


def _escaped(text: str) -> SafeString:
    return format_html("{}", text)


def _lang(language: str) -> SafeString | str:
    return format_html(' lang="{}"', language) if language else ""
