"""Form fields that read the parameters of a query, and refuse what they cannot read."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from archive.published.facet import Facet
from archive.published.search.question import read

SEARCH_LIMIT = 500
VALUES_LIMIT = 20
_OF_NUMBERS = ("invalid", "min_value", "max_value")  # what can be wrong with a number


class SearchField(forms.CharField):
    """The words searched for: at most 500 characters, with a letter or digit in them."""

    def clean(self, value: object) -> str:
        """The text without spaces around it."""
        text = self.to_python(value)
        if len(text) > SEARCH_LIMIT:
            message = ngettext_lazy(
                "The search text may have at most %(limit)d character; please shorten it.",
                "The search text may have at most %(limit)d characters; please shorten it.",
                SEARCH_LIMIT,
            )
            raise ValidationError(message % {"limit": SEARCH_LIMIT})
        if text and not read(text).groups:
            raise ValidationError(_("The search text has no letter or digit in it."))
        return text


class ValuesField(forms.Field):
    """Several values of a facet, each as an address writes it; cleaned to a tuple of (as written, as read)."""

    widget = forms.SelectMultiple

    def __init__(self, *, facet: Facet, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.facet = facet

    def clean(self, value: list[str] | None) -> tuple[tuple[str, object], ...]:
        """Each value once; empty ones, which forms send for what was left open, are none."""
        written = [text for text in dict.fromkeys(value or []) if text]
        if len(written) > VALUES_LIMIT:
            raise ValidationError(_("Too many values are chosen here."))
        return tuple((text, self._read(text)) for text in written)

    def _read(self, text: str) -> object:
        meant = self.facet.read(text)
        if meant is None:
            raise ValidationError(
                _("“%(value)s” is no value of “%(facet)s”."),
                params={"value": text[:60], "facet": self.facet.label},
            )
        return meant


class YearField(forms.IntegerField):
    """A year of our era."""

    default_error_messages = dict.fromkeys(_OF_NUMBERS, _("Please give a year as a number, such as 1992."))

    def __init__(self, **kwargs: object) -> None:
        super().__init__(min_value=1, max_value=9999, **kwargs)


class DayField(forms.DateField):
    """A day of our era, as 1999-05-31."""

    default_error_messages = {"invalid": _("Please give a day as year, month and day, such as 1999-05-31.")}

    def __init__(self, **kwargs: object) -> None:
        super().__init__(input_formats=["%Y-%m-%d"], **kwargs)


class PageField(forms.IntegerField):
    """The number of a page of the result."""

    default_error_messages = dict.fromkeys(_OF_NUMBERS, _("The number of the page cannot be read.")) | {
        "max_value": _("No result has so many pages.")
    }

    def __init__(self, **kwargs: object) -> None:
        super().__init__(min_value=1, max_value=999_999_999, **kwargs)


class BrowseForm(forms.Form):
    """What is wrong with several parameters together."""

    def clean(self) -> dict:
        """Refuse a range of years that ends before it begins, and words for the values of no facet."""
        data = super().clean()
        first, last = data.get("from"), data.get("to")
        if first is not None and last is not None and first > last:
            raise ValidationError(_("The range of years ends before it begins."))
        if data.get("find") and not data.get("all"):
            raise ValidationError(_("It is not said which values to look through."))
        return data
