"""The addresses that pages link to, as paths. Their grammar is the one that `archive.web.urls` answers."""

from urllib.parse import urlencode


def home(language: str) -> str:
    """`/en/`."""
    return f"/{language}/"


def entry(language: str, number: str) -> str:
    """`/en/a42`, for the public number `a42`."""
    return f"/{language}/{number}"


def version(language: str, number: str, version_number: int) -> str:
    """`/en/a42/v1`: the page of one version for ever."""
    return f"/{language}/{number}/v{version_number}"


def record(number: str, version_number: int | None = None) -> str:
    """`/a42.json`, or `/a42/v1.json` for one version."""
    return f"/{number}.json" if version_number is None else f"/{number}/v{version_number}.json"


def figures(language: str, number: str) -> str:
    """`/en/n3.csv`: the figures of an indicator as a file."""
    return f"/{language}/{number}.csv"


def permanent(number: str, version_number: int) -> str:
    """`/a42/v1`: what a citation names; it belongs to no language."""
    return f"/{number}/v{version_number}"


def browse(language: str, **filters: str) -> str:
    """`/en/browse?kind=event`: the list with the filters given, in the order given."""
    return f"/{language}/browse" + (f"?{urlencode(filters)}" if filters else "")


def anchor(uuid: str) -> str:
    """`p-1a2b3c4d`: where a part stands on the page of its entry."""
    return f"p-{uuid[:8]}"
