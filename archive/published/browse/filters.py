"""The FilterSet of the readers' list, made from the registry of facets."""

from collections.abc import Iterable, Iterator
from copy import copy
from datetime import date
from functools import cached_property, reduce
from operator import or_

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_filters import Filter, FilterSet
from pyroaring import BitMap

from archive.published.facet import Facet, Numbered
from archive.published.facets import FACETS, in_order, offered
from archive.published.kept import Kept
from archive.published.maps.archive_maps import ArchiveMaps
from archive.published.models.index_row import IndexRow
from archive.published.search.asked import Asked, asked_of
from archive.published.years import of_years, wholly_in_years

from .fields import BrowseForm, DayField, PageField, SearchField, ValuesField, YearField
from .matching import answering
from .query import Query, is_tracking
from .sorts import SORTS, ordered

MOST_VALUES = 40  # in all; a page of alternatives in twelve facets at once is no question
LANGUAGES_OF_EXPORT = ("all", "kk", "ru", "en", "tr")
NOBODY = Q(number=0)  # numbers begin at 1
MOST_UUIDS = 5_000  # kept; about 300 bytes each

_UUIDS: Kept[str] = Kept(MOST_UUIDS)


class ParameterFilter(Filter):
    """A parameter. What it does is in `Parameters.conditions`, which needs several of them at once."""

    def __init__(self, field_class: type[forms.Field], **kwargs: object) -> None:
        self.field_class = field_class
        super().__init__(required=False, **kwargs)

    def __deepcopy__(self, memo: object) -> "ParameterFilter":
        """One that shares everything: a FilterSet copies its filters for each request, to say whose they are."""
        return copy(self)


def filters_of(facets: Iterable[Facet]) -> dict[str, Filter]:
    """The parameters that every result understands: words, years, order, and each facet by its name."""
    choices = {facet.name: ParameterFilter(ValuesField, facet=facet) for facet in facets if facet.is_choice}
    return {
        "q": ParameterFilter(SearchField, label=_("Search text")),
        **choices,
        "from": ParameterFilter(YearField, label=_("From year")),
        "to": ParameterFilter(YearField, label=_("To year")),
        "dates": ParameterFilter(
            forms.ChoiceField, label=_("Dates"), choices=[("certain", _("only dates that lie wholly in these years"))]
        ),
        "status-on": ParameterFilter(DayField, label=_("Status on the day")),
        "sort": ParameterFilter(
            forms.ChoiceField, label=_("Order"), choices=[(name, one.label) for name, one in SORTS.items()]
        ),
    }


class Parameters(FilterSet):
    """Reads a query. Ask `problems` first: nothing else may be used while there is one."""

    class Meta:
        model = IndexRow
        fields: tuple[str, ...] = ()
        form = BrowseForm

    def __init__(self, data: QueryDict, today: date | None = None, state: int | None = None) -> None:
        """`today`: the day as of which statuses are asked where the query names none, if not the present one.
        `state`: that of the archive, if it was read before.
        """
        super().__init__(data, queryset=IndexRow.objects.all())
        self.today, self.state = today or timezone.localdate(), state

    def get_form_class(self) -> type[BrowseForm]:
        """A form of the parameters that are given, a few of the many; `cleaned` says what the others are."""
        given = {name: one.field for name, one in self.filters.items() if name in self.data}
        return type("GivenForm", (BrowseForm,), given)

    @classmethod
    def absent(cls) -> dict:
        """What each parameter is cleaned to if it is not given."""
        if "_absent" not in cls.__dict__:
            cls._absent = {name: one.field.clean(None) for name, one in cls.base_filters.items()}
        return cls._absent

    @property
    def day(self) -> date:
        """The day as of which statuses are asked."""
        return self.query.status_on or self.today

    @cached_property
    def problems(self) -> list[tuple[str, str | Promise]]:
        """Names of parameters and what is wrong with them; the name is empty for what is wrong between several."""
        unknown = [(name, _("This parameter is not known here.")) for name in self._unknown()]
        repeated = [(name, _("This parameter may be given only once.")) for name in self._repeated()]
        wrong = [
            ("" if name == "__all__" else name, message)
            for name, messages in self.form.errors.items()
            for message in messages
        ]
        return [*unknown, *repeated, *wrong] or [("", message) for message in self._too_many()]

    def _unknown(self) -> list[str]:
        return [name for name in self.data if name not in self.filters and not is_tracking(name)]

    def _repeated(self) -> list[str]:
        single = [name for name in self.filters if name not in FACETS]
        return [name for name in single if len(self.data.getlist(name)) > 1]

    def _too_many(self) -> Iterator[str]:
        if sum(len(self.data.getlist(name)) for name in FACETS.names()) > MOST_VALUES:
            yield _("Too many values are chosen; please choose at most %(limit)d.") % {"limit": MOST_VALUES}

    @cached_property
    def cleaned(self) -> dict:
        """The values as read; only when there is no problem."""
        if self.problems:
            raise ValueError(f"a query with problems was used: {self.problems}")
        return {**self.absent(), **self.form.cleaned_data}

    @cached_property
    def query(self) -> Query:
        """The query as one value."""
        data = self.cleaned
        chosen = {
            name: tuple(written for written, _meant in data[name])
            for name in self.filters
            if name in FACETS and data[name]
        }
        return Query(
            q=data["q"],
            chosen=chosen,
            year_from=data["from"],
            year_to=data["to"],
            certain=bool(data["dates"]),
            status_on=data["status-on"],
            sort=data["sort"],
            page=data.get("page") or 1,
        )

    @cached_property
    def asked(self) -> Asked | None:
        """What the search text asks, or None without one."""
        return asked_of(self.cleaned["q"])

    @property
    def words(self) -> Asked | None:
        """The same if it asks for words, which answers can meet more or less nearly."""
        return self.asked if self.asked is not None and self.asked.has_words else None

    @cached_property
    def chosen(self) -> dict[str, list[str]]:
        """The chosen values of each facet as the index keeps them; of entries that are not published, none."""
        data = self.cleaned
        meant = {name: [one for _written, one in data[name]] for name in self.query.chosen}
        numbered = [one for values in meant.values() for one in values if isinstance(one, Numbered)]
        uuids = published_uuids({(one.kind, one.number) for one in numbered}, self.state)
        return {
            name: [value for one in values if (value := _indexed(one, uuids)) is not None]
            for name, values in meant.items()
        }

    @cached_property
    def conditions(self) -> dict[str, Q]:
        """What each part of the query asks of a row: `q`, `year`, and the facets by name."""
        conditions = {name: of_facet(name, values, self.day) for name, values in self.chosen.items()}
        if self.asked is not None:
            conditions["q"] = self.asked.condition
        if self.query.has_years:
            asked = wholly_in_years if self.query.certain else of_years
            conditions["year"] = asked(self.query.year_from, self.query.year_to)
        return conditions

    def sets(self, archive: ArchiveMaps) -> dict[str, BitMap]:
        """The entries that meet each of the `conditions`, as sets; for words one query, unless asked before."""
        sets = {name: FACETS[name].chosen_set(values, archive, self.day) for name, values in self.chosen.items()}
        if self.asked is not None:
            sets["q"] = answering(self.asked, self.query.q, archive)
        if self.query.has_years:
            years = self.query.year_from, self.query.year_to
            sets["year"] = archive.in_years(*years, surely=self.query.certain)
        return sets

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """The rows for which every condition holds."""
        for condition in self.conditions.values():
            queryset = queryset.filter(condition)
        return queryset

    def result(self, language: str, total: int | None = None) -> QuerySet:
        """The rows that answer the query, in its order; `language` is the reader's, `total` their number if known."""
        return ordered(self.qs, self.query.sort, self.words, language, total)


def published_uuids(numbers: set[tuple[str, int]], state: int | None) -> dict[tuple[str, int], str]:
    """The UUIDs of published entries by kind and number: one query, or none where they are kept for this state."""
    known = _UUIDS.of(state, numbers)
    unknown = sorted(numbers - known.keys())
    if not unknown:
        return known
    wanted = reduce(or_, (Q(kind=kind, number=number) for kind, number in unknown))
    found = IndexRow.objects.filter(wanted).values_list("kind", "number", "uuid")
    fresh = {(kind, number): str(uuid) for kind, number, uuid in found}
    _UUIDS.put(state, fresh)
    return known | fresh


def _indexed(meant: str | Numbered, uuids: dict[tuple[str, int], str]) -> str | None:
    """A value as the index keeps it; None if it names an entry that is not published."""
    if isinstance(meant, str):
        return meant
    uuid = uuids.get((meant.kind, meant.number))
    return None if uuid is None else meant.indexed(uuid)


def of_facet(name: str, values: list[str], today: date) -> Q:
    """One of the values; nothing at all when none of them is known."""
    return FACETS[name].condition(values, today) if values else NOBODY


def _declared(name: str, more: dict[str, Filter]) -> type[Parameters]:
    return type(name, (Parameters,), {**filters_of(in_order()), **more, "__module__": __name__})


_ALL = [(facet.name, facet.label) for facet in offered()]

BrowseFilters = _declared(
    "BrowseFilters",
    {
        "page": ParameterFilter(PageField, label=_("Page")),
        "all": ParameterFilter(forms.ChoiceField, label=_("All values of"), choices=_ALL),
        "find": ParameterFilter(SearchField, label=_("Words in the values")),
    },
)

ExportFilters = _declared(
    "ExportFilters",
    {
        "languages": ParameterFilter(
            forms.ChoiceField, label=_("Languages"), choices=[(code, code) for code in LANGUAGES_OF_EXPORT]
        )
    },
)
