"""One facet of a result as HTML, written without a template but for its own form: a page has a dozen."""

from html import escape  # that of Django asks each text whether it is lazy

from django.template.loader import get_template
from django.utils.translation import gettext, ngettext

from archive.published.browse.facet_values import FacetValues
from archive.published.browse.query import Query
from archive.published.facets import FACETS

from .facet_links import FacetLinks


class FacetBoxes:
    """Writes the facets of a result of `query` in `language`, which is the present one.

    `all_of` names the facet whose values are all listed; with `find`, those that have these words in their titles.
    """

    def __init__(self, query: Query, language: str, all_of: str, find: str) -> None:
        self.query, self.language, self.all_of, self.find = query, language, all_of, find
        self.here = f"/{language}/browse"
        self.whole = query.encoded()
        self.carried = hidden(others_of(query))

    def written(self, facet: FacetValues) -> str:
        """Heading, values and forms of one of them."""
        find, one = self.find if facet.name == self.all_of else "", FACETS[facet.name]
        links = FacetLinks(facet.name, self.query, self.here, self.language)
        pieces = [
            f'<div class="facet" id="f-{facet.name}">\n<h2>{escape(str(one.heading(self.query.status_on)))}</h2>\n',
            self._seek(facet.name, find) if find else "",
            links.listed(facet.first, is_open=len(facet.values) == 1) if facet.first else "",
            f"\n{self._form(one.form)}" if one.form else "\n",
            _nothing() if find and not facet.first else "",
            self._more(facet, links, find) if facet.more else "",
            "</div>\n",
        ]
        return "".join(pieces)

    def _more(self, facet: FacetValues, links: FacetLinks, find: str) -> str:
        """What is shown behind a click."""
        is_whole, left = facet.name == self.all_of, len(facet.more)
        summary = ngettext("%(n)s more", "%(n)s more", left) % {"n": left}
        can_be_sought = FACETS[facet.name].is_searched and (facet.left_out or is_whole) and not find
        seek = self._seek(facet.name, "") if can_be_sought else ""
        others = self._all(facet) if facet.left_out else ""
        opened = f'<details class="more"{" open" if is_whole else ""}><summary>{escape(summary)}</summary>'
        return f"{opened}\n{links.listed(facet.more)}\n{seek}{others}</details>\n"

    def _all(self, facet: FacetValues) -> str:
        """The way to the list of all values."""
        number = facet.left_out
        words = ngettext("and %(n)s other", "and %(n)s others", number) % {"n": number}
        href = f"{self.here}{self.whole}{'&' if self.whole else '?'}all={facet.name}#f-{facet.name}"
        return f'<p><a href="{escape(href)}" rel="nofollow">{escape(words)}</a></p>\n'

    def _seek(self, name: str, find: str) -> str:
        """The form that looks for words in the values."""
        words, button = escape(gettext("Words in the values")), escape(gettext("Search"))
        field = f'<input type="search" name="find" value="{escape(find)}" maxlength="500">'
        return (
            f'<form class="seek" action="{self.here}#f-{name}" method="get">\n'
            f'{self.carried}<input type="hidden" name="all" value="{name}">\n'
            f'<label>{words} {field}</label> <button class="quiet">{button}</button>\n</form>\n'
        )

    def _form(self, template: str) -> str:
        """What a facet asks in its own way."""
        others, day = others_of(self.query, "status-on"), self.query.status_on
        return get_template(template).render({"here": self.here, "others": others, "status_on": day})


def _nothing() -> str:
    return f'<p class="soft ui small">{escape(gettext("No value has these words."))}</p>\n'


def others_of(query: Query, *own: str) -> list[tuple[str, str]]:
    """What a form that asks for its `own` parameters has to carry on: names and values, from the first page."""
    return [pair for pair in query.at(1).pairs() if pair[0] not in own]


def hidden(pairs: list[tuple[str, str]]) -> str:
    """The same as fields that nobody sees."""
    return "".join(f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">' for name, value in pairs)
