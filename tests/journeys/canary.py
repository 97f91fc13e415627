"""An archive whose every hidden text carries a token, and a crawler of everything that readers can reach."""

import re
from html import unescape
from itertools import count
from urllib.parse import unquote, urldefrag, urljoin

from archive.primitives.languages import LANGUAGES
from archive.primitives.public_numbers import LETTERS
from archive.record import fields as f
from archive.record.kinds import KINDS
from archive.record.vocabularies import VOCABULARIES
from tests.makers import a_record, a_row

TOKEN = "cnry"
NUMBER = count(1)


def token(code: str = "xx") -> str:
    """A word that stands nowhere else, with letters of the language so that folding and escaping are tried too."""
    tail = {"kk": "қәі", "ru": "ёжы", "en": "the", "tr": "ğış", "xx": "&<"}[code]
    return f"{TOKEN}{next(NUMBER)}{tail}"


def filled(kind_name: str, others: dict[str, str], office: dict | None = None, **values) -> dict:
    """A record of a kind with every field and one row of every part filled with tokens; references from `others`."""
    kind = KINDS[kind_name]
    record = a_record(kind_name, **_row(kind.fields, others, office), **values)
    parts = {part.name: [a_row(**_row(part.fields, others, office))] for part in kind.parts if _possible(part, others)}
    for part in kind.parts:
        for field in part.fields:
            if isinstance(field, f.PartRef) and field.required:
                [row] = parts[part.name]
                row[field.name] = parts[field.parts[0]][0]["uuid"]
    for row in parts.get("claims", []):
        row["value_type"] = "text"
    return {**record, "parts": parts}


def _possible(part, others: dict[str, str]) -> bool:
    """Whether there is an entry for each reference that the part must have."""
    needed = [field for field in part.fields if isinstance(field, f.EntryRef) and field.required]
    return all(not field.kinds or set(field.kinds) & set(others) for field in needed) and (bool(others) or not needed)


def _row(fields, others: dict[str, str], office: dict | None) -> dict:
    values = {field.name: _value(field, others, office) for field in fields}
    return {name: value for name, value in values.items() if value is not None}


def _value(field, others: dict[str, str], office: dict | None):
    if isinstance(field, f.Words):
        return {code: token(code) for code in LANGUAGES}
    if isinstance(field, f.EntryRef):
        return next((others[kind] for kind in field.kinds or KINDS if kind in others), None)
    if isinstance(field, f.FarPartRef):
        return office
    return SIMPLE[type(field)](field)


SIMPLE = {
    f.Line: lambda field: token(),
    f.Lines: lambda field: [token()],
    f.Code: lambda field: next(iter(VOCABULARIES[field.vocabulary])),
    f.Tag: lambda field: "kk",
    f.Tags: lambda field: ["kk", "tr"],
    f.Edtf: lambda field: {"edtf": "1992-03-02", "basis": "stated", "how": token()},
    f.Integer: lambda field: 15,
    f.Quantity: lambda field: "41.5",
    f.Flag: lambda field: True,
    f.PartRef: lambda field: None,
}

LINK = re.compile(r'(?:href|src|action)="([^"]+)"')
LOCATION = re.compile(r"<loc>([^<]+)</loc>")


class Crawler:
    """Follows every link of the readers' site from the given addresses, and keeps what was answered."""

    def __init__(self, client, limit: int = 6000):
        self.client, self.limit = client, limit
        self.answers: dict[str, tuple[int, str]] = {}

    def crawl(self, starts: list[str]) -> dict[str, tuple[int, str]]:
        """Address → (status, headers and body as text), links followed."""
        queue = list(starts)
        while queue and len(self.answers) < self.limit:
            address = queue.pop()
            if address not in self.answers:
                queue += self._visit(address)
        assert not queue, f"more than {self.limit} addresses"
        return self.answers

    def _visit(self, address: str) -> list[str]:
        response = self.client.get(address)
        body = response.getvalue().decode() if response.streaming else response.content.decode()
        headers = "\n".join(f"{name}: {value}" for name, value in response.items())
        self.answers[address] = (response.status_code, f"{headers}\n{body}")
        found = LINK.findall(body) + LOCATION.findall(body) + [response.get("Location", "")]
        return [link for link in (_own(address, unescape(one)) for one in found) if link]


def _own(base: str, link: str) -> str | None:
    """The address within the site, without its anchor; None for other sites, static files and the desk.

    Of the endless combinations of filters only single ones are followed.
    """
    whole, _ = urldefrag(urljoin(f"http://testserver{base}", link))
    if not whole.startswith("http://testserver/"):
        return None
    path = whole.removeprefix("http://testserver")
    return None if path.startswith(("/static/", "/admin/")) or path.count("&") else path


def guesses(highest: int = 4) -> list[str]:
    """Addresses that nobody links to: every number up to `highest` of every kind, in every form."""
    found = []
    for letter in LETTERS.values():
        for number in range(1, highest + 1):
            own = f"{letter}{number}"
            found += [f"/{own}", f"/{own}.json", f"/{own}/v1.json", f"/{own}/v2.json"]
            found += [f"/{code}/{own}{tail}" for code in LANGUAGES for tail in ("", "/v1", "/v2")]
    return found


def leaks(answers: dict[str, tuple[int, str]]) -> list[str]:
    """The addresses whose answer has a token, in plain, folded, escaped or percent-encoded form."""
    return [
        address
        for address, (_, text) in answers.items()
        if TOKEN in text.casefold() or TOKEN in unquote(text).casefold() or TOKEN in unescape(text).casefold()
    ]
