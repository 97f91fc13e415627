"""An editor at the desk: entries to work on, a signed-in browser, and what its forms would send."""

from html.parser import HTMLParser

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from archive.editorial.models.registry import KIND_MODELS
from archive.primitives.languages import LANGUAGES
from archive.record import fields as f
from archive.record.kinds import KINDS
from archive.record.vocabularies import VOCABULARIES
from tests.makers import a_record, a_row, an_entry


def an_editor(name: str = "editor", **values):
    """A superuser."""
    return get_user_model().objects.create_user(name, is_staff=True, is_superuser=True, **values)


def desk_client(user=None) -> Client:
    """A browser in which an editor has signed in and seen a page; it raises what the server raises."""
    client = Client()
    client.force_login(user or an_editor())
    client.get("/admin/jsi18n/")  # the first page remembers in which language the desk is used
    return client


def address(entry, page: str = "change", *arguments) -> str:
    """The address of a page of an entry."""
    return reverse(f"admin:archive_{entry.kind}_{page}", args=[entry.pk, *arguments])


class _Inputs(HTMLParser):
    """Collects what a browser would send of the form that has a field `_revision`."""

    def __init__(self):
        super().__init__()
        self.forms, self.form, self.select, self.area = [], None, None, None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.form = {}
            self.forms.append(self.form)
        elif self.form is None:
            return
        elif tag == "input" and attrs.get("name") and attrs.get("type") not in ("submit", "button"):
            is_box = attrs.get("type") in ("checkbox", "radio")
            if not is_box or "checked" in attrs:
                self.form.setdefault(attrs["name"], []).append(attrs.get("value", "on" if is_box else ""))
        elif tag == "select":
            self.select = (attrs["name"], [])
        elif tag == "option" and self.select:
            if not self.select[1] or "selected" in attrs:
                self.select[1][:] = [attrs.get("value", "")]
        elif tag == "textarea":
            self.area = (attrs.get("name"), [])

    def handle_data(self, data):
        if self.area:
            self.area[1].append(data)

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "select" and self.select and self.form is not None:
            self.form[self.select[0]] = self.select[1]
            self.select = None
        elif tag == "textarea" and self.area and self.form is not None:
            if self.area[0]:
                text = "".join(self.area[1]).removeprefix("\n")
                self.form.setdefault(self.area[0], []).append(text.replace("\n", "\r\n"))
            self.area = None


def form_data(page) -> dict[str, list[str]]:
    """What a browser would send if the form of the page were submitted untouched, with a browser's line ends."""
    inputs = _Inputs()
    inputs.feed(page.content.decode())
    return next(form for form in inputs.forms if "_revision" in form)


def filled_record(kind: str) -> dict:
    """A record of a kind in which every field that links nowhere is filled, and every part has a row."""
    shape = KINDS[kind]
    record = a_record(kind, **_values(shape.fields))
    parts = {part.name: [a_row(**_values(part.fields))] for part in shape.parts}
    source = str(an_entry(a_record("source")).uuid)
    topic, place = (str(an_entry(a_record(name)).uuid) for name in ("topic", "place"))
    for section, links in {
        "topics": {"topic": topic},
        "places": {"place": place},
        "seats": {"place": place},
        "relations": {"entry": place},
        "citations": {"source": source},
    }.items():
        if section in parts:
            parts[section][0] |= links
    if "milestones" in parts:
        parts["milestones"][0]["posting"] = parts["postings"][0]["uuid"]
    parts["claims"][0]["value_type"] = "text"
    parts["claims"][0]["dispute"] = parts["disputes"][0]["uuid"]
    parts["citations"][0]["of"] = parts["names"][0]["uuid"]
    return {**record, "parts": parts}


def filled_entry(kind: str):
    """The entry of a filled record."""
    return KIND_MODELS[kind].objects.get(pk=an_entry(filled_record(kind)).pk)


TEXT = "First line – «тест» ğİı\n\nsecond <b>line</b> & more"
EXAMPLES = {
    f.Words: lambda field: {code: TEXT if field.long else f"Words {code}" for code in LANGUAGES},
    f.Line: lambda field: TEXT if field.long else "A line",
    f.Lines: lambda field: ["key-one", "key-two"],
    f.Code: lambda field: next(iter(VOCABULARIES[field.vocabulary])),
    f.Tag: lambda field: "kk-Latn",
    f.Tags: lambda field: ["kk", "ru"],
    f.Edtf: lambda field: {"edtf": "1992-03", "basis": "inferred", "how": "from the heading"},
    f.Integer: lambda field: 15,
    f.Quantity: lambda field: "12.5",
    f.Flag: lambda field: True,
}


def _values(fields) -> dict:
    return {field.name: EXAMPLES[type(field)](field) for field in fields if type(field) in EXAMPLES}
