"""Promise to editors: nothing that is not published can be seen by readers, in any page or format."""

import pytest

from archive.editorial.restore import restore
from archive.editorial.revisions import save_revision
from archive.primitives.languages import LANGUAGES
from archive.published.models.version import Address
from archive.publishing.index import reindex
from archive.publishing.publish import publish
from archive.publishing.withdraw import withdraw
from archive.record.kinds import KINDS
from tests.journeys.canary import TOKEN, Crawler, filled, guesses, leaks, token
from tests.makers import a_record, a_row, an_entry, published

pytestmark = pytest.mark.django_db

STARTS = ["/", "/sitemap.xml", "/robots.txt", *(f"/{code}/browse" for code in LANGUAGES)]
STARTS += [f"/{code}/browse.{form}" for code in LANGUAGES for form in ("csv", "jsonl")]
STARTS += [f"/schema/{kind}.json" for kind in KINDS]


def clean_parts(kind: str, hidden: dict[str, str], hidden_office: dict) -> dict:
    """Rows of a published entry that refer to hidden entries and say nothing themselves."""
    parts = {
        "topics": [a_row(topic=hidden["topic"])],
        "places": [a_row(place=hidden["place"], role="subject", as_in_source=token())],
        "actors": [a_row(role="mentioned", entry=hidden[other]) for other in KINDS],
        "relations": [
            *(a_row(type="about", entry=hidden[other], note={"kk": token("kk")}) for other in KINDS),
            a_row(type="about", entry=hidden["institution"], part=hidden_office),
        ],
        "citations": [a_row(source=hidden["source"], function="supports", locator=token(), note={"en": token("en")})],
    }
    if kind == "diplomat":
        posting = a_row(office=hidden_office, note={"tr": token("tr")})
        date = {"edtf": "1992", "basis": "stated", "how": token()}
        parts |= {"postings": [posting], "milestones": [a_row(posting=posting["uuid"], type="appointed", date=date)]}
    return parts


@pytest.fixture
def hidden(db):
    """(UUIDs by kind, an office, how many) of entries that were never published, every text of theirs a token."""
    others, office = {}, None
    for kind in ("institution", *(kind for kind in KINDS if kind != "institution")):
        record = filled(kind, others, office)
        an_entry(record, {"note": token("en")})
        others[kind] = record["uuid"]
        if kind == "institution":
            office = {"entry": record["uuid"], "part": record["parts"]["offices"][0]["uuid"]}
    return others, office


@pytest.fixture
def archive(hidden):
    """A small public archive around the hidden one: plain, staged, held back, annotated, withdrawn."""
    others, office = hidden
    shown = {}
    for kind in KINDS:
        title = {code: f"Public {kind} {code}" for code in LANGUAGES}
        record = a_record(kind, title=title, parts=clean_parts(kind, others, office))
        published(record, {"note": token("ru")}, index=False)
        shown[kind] = record
        staged = {**filled(kind, others, office), "uuid": record["uuid"]}
        save_revision(restore([staged])[record["uuid"]], author=None)
    held = a_record("topic", title={"en": "Public, with languages held back", "tr": token("tr"), "kk": token("kk")})
    entry = restore([held])[held["uuid"]]
    entry.held_languages = ["tr", "kk"]
    entry.save()
    save_revision(entry, author=None)
    publish(entry, by=None, basis="seeded", note="test", index=False)
    gone = filled("event", others, office)
    withdrawn = published(gone, {"note": token("en")}, index=False)
    reindex(Address.objects.values_list("uuid", flat=True))
    withdraw(withdrawn, by=None, reason="Withdrawn for a reason that readers may know.")
    return shown


def test_no_token_of_anything_hidden_reaches_a_reader(archive, reader_client):
    answers = Crawler(reader_client).crawl([*STARTS, *guesses()])
    assert leaks(answers) == []
    assert len(answers) > 300
    assert not [address for address, (status, _) in answers.items() if status >= 500]
    statuses = {address: status for address, (status, _) in answers.items()}
    assert statuses["/en/e1"] == 200
    assert statuses["/en/e2"] == statuses["/en/e2/v1"] == statuses["/e2.json"] == statuses["/e2/v1.json"] == 410
    assert statuses["/en/t3"] == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_stand_only_in_hidden_texts_find_as_little_as_nonsense(archive, reader_client, language):
    for word in (f"{TOKEN}1", TOKEN, f"{TOKEN}2қәі"):
        found = reader_client.get(f"/{language}/browse", {"q": word}).content.decode()
        nonsense = word.replace(TOKEN, "zqxj")
        nothing = reader_client.get(f"/{language}/browse", {"q": nonsense}).content.decode()
        assert found.replace(TOKEN, "zqxj") == nothing


def test_hidden_entries_answer_like_addresses_that_never_existed(archive, reader_client):
    shown = reader_client.get("/en/a2")
    never = reader_client.get("/en/a999")
    assert shown.status_code == never.status_code == 404
    assert shown.content.decode().replace("a2", "a999") == never.content.decode()
