"""A `tsquery` that PostgreSQL takes as it is, instead of analysing it once more."""

from django.contrib.postgres.search import SearchQuery, SearchQueryField
from django.db.models import Func, Value


class LexemeQuery(SearchQuery):
    """The text made by `archive.published.search.terms.written`, cast and not parsed by any configuration."""

    template = "%(expressions)s::tsquery"

    def __init__(self, text: str) -> None:
        """`text` has the syntax of a tsquery, with quoted lexemes."""
        self.function = None
        self.invert = False
        Func.__init__(self, Value(text), output_field=SearchQueryField())
