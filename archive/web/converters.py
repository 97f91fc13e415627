"""The forms that languages, public numbers and version numbers have in addresses."""

from django.urls import register_converter

from archive.primitives.languages import LANGUAGES


class Language:
    """One of the four languages."""

    regex = "|".join(LANGUAGES)

    def to_python(self, value: str) -> str:
        """The code as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The code as it stands."""
        return value


class PublicNumber(Language):
    """A letter and a number, such as `a42`, in its one spelling."""

    regex = "[daipeltsn][1-9][0-9]{0,8}"


class VersionNumber(Language):
    """`1`, `2`, `3` …"""

    regex = "[1-9][0-9]{0,5}"

    def to_python(self, value: str) -> int:
        """The number."""
        return int(value)


def register() -> None:
    """Make them known to Django; called once, by `archive.web.urls`."""
    for name, converter in (("language", Language), ("address", PublicNumber), ("version", VersionNumber)):
        register_converter(converter, name)
