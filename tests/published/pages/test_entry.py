"""The page of an entry as a whole: order, languages, and that any record makes a page."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from archive.published.pages.facts import ELSEWHERE
from archive.published.pages.labels import field_label
from archive.record.kinds import KINDS
from tests.makers import a_record, a_row
from tests.published.pages.making import PublishedVersion, Seen, a_page, facts_of, html_of
from tests.record.strategies import PATTERNS, records

TITLES = {"kk": "Шарт", "ru": "Договор", "en": "Treaty", "tr": "Antlaşma"}


def test_the_sections_stand_in_the_order_of_every_entry_page():
    source = a_record("source")
    event = a_record("event")
    topic = a_record("topic")
    action = a_row(type="signature", taken={"edtf": "1995-08-15", "basis": "stated"})
    record = a_record(
        "agreement",
        summary={"en": "What it is about."},
        parts={
            "actions": [action],
            "names": [a_row(text="Old name", language="en", type="former")],
            "texts": [a_row(language="en", role="full-text", status="original", body="First.\n\nSecond.")],
            "statements": [a_row(title={"en": "A word"})],
            "disputes": [a_row(question={"en": "When?"}, status="open")],
            "relations": [a_row(type="signed-at", entry=event["uuid"])],
            "topics": [a_row(topic=topic["uuid"])],
            "identifiers": [a_row(scheme="gazette", value="12")],
            "citations": [a_row(source=source["uuid"], function="supports", of=action["uuid"])],
        },
    )
    ids = Seen.of(html_of(a_page(record, source, event, topic))).ids
    expected = ["h-status", "h-facts", "h-summary", "actions", "names", "texts", "statements", "disputes"]
    expected += ["connections", "places", "identifiers", "sources", "history", "cite"]
    assert [one for one in ids if one in expected] == expected


@pytest.mark.parametrize("language", ["kk", "ru", "en", "tr"])
def test_a_translated_entry_shows_its_own_language_without_a_notice(language):
    page = a_page(a_record("topic", title=TITLES), language=language)
    assert (page.title.text, page.title.language, page.notice) == (TITLES[language], "", "")
    assert page.canonical == f"/{language}/a1"


def test_a_fallback_is_marked_and_said_and_leads_to_the_languages_there_are():
    page = a_page(a_record("topic", title={"ru": "Договор", "en": "Treaty"}), language="tr")
    html = html_of(page)
    assert '<h1 lang="en">Treaty</h1>' in html
    assert "Gösterilen dil: İngilizce" in page.notice
    assert [one.language for one in page.other_titles] == ["ru"]
    assert page.canonical == "/en/a1"
    assert page.alternates == [("ru", "/ru/a1"), ("en", "/en/a1")]


def test_an_entry_without_a_title_is_called_by_its_number():
    assert a_page(a_record("topic", title=None)).title.text == "a1"


def test_a_record_never_published_has_a_page_without_number_and_citation():
    page = a_page(a_record("event"), number="", shown=0, current=0, versions=())
    html = html_of(page)
    assert page.citation is None
    assert "Cite this entry" not in html
    assert not Seen.of(html).dangling


def test_an_earlier_version_says_so_and_leads_to_the_current_one():
    versions = (PublishedVersion(2), PublishedVersion(1))
    page = a_page(a_record("topic"), shown=1, current=2, versions=versions)
    assert 'href="/en/a1">Go to the current version' in html_of(page)
    assert page.data_href == "/a1/v1.json"


def test_the_citation_holds_title_number_version_day_and_permanent_address():
    record = a_record("event", title={"en": "A visit"}, date={"edtf": "1995-08-15", "basis": "stated"})
    text = " ".join(Seen.of(html_of(a_page(record, number="e1"))).text.split())
    assert "“A visit”, 15 August 1995. Elshi, e1, version 1, 20 November 2026. https://x.test/e1/v1" in text


def test_what_a_historian_looks_for_is_said_to_be_missing():
    assert facts_of(a_page(a_record("diplomat")))["Born"] == "not found in the sources seen"


def test_a_date_that_no_source_states_names_its_basis_and_reason():
    born = {"edtf": "1959", "basis": "inferred", "how": "age given in 2018"}
    assert facts_of(a_page(a_record("diplomat", born=born)))["Born"] == "1959 (inferred: age given in 2018)"


def test_every_field_of_every_kind_has_a_label_for_readers():
    for kind in KINDS.values():
        for field in kind.fields:
            assert field.name in ELSEWHERE or str(field_label(kind.name, field.name))


def test_text_of_editors_is_never_markup():
    page = a_page(a_record("topic", title={"en": "<b>&"}, note={"en": "<script>x</script>"}))
    assert Seen.of(html_of(page)).scripts == 0
    assert "&lt;b&gt;&amp;" in html_of(page)


@pytest.mark.parametrize("kind", KINDS)
@settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_any_record_in_any_language_makes_a_sound_page(kind, data):
    others = [a_record(other) for other in KINDS]
    office = a_row(title={"en": "Ambassador"})
    others.append(a_record("institution", parts={"offices": [office]}))
    known = {
        **{other["kind"]: [other["uuid"]] for other in others},
        "offices": [{"entry": others[-1]["uuid"], "part": office["uuid"]}],
    }
    languages = data.draw(st.sampled_from(PATTERNS))
    record = data.draw(records(kind, languages, known))
    page = a_page(record, *others, language=data.draw(st.sampled_from(["kk", "ru", "en", "tr"])))
    seen = Seen.of(html_of(page))
    assert seen.headings.count(1) == 1
    assert all(below - above <= 1 for above, below in zip(seen.headings, seen.headings[1:], strict=False))
    assert len(seen.ids) == len(set(seen.ids))
    assert not seen.dangling
    assert "" not in seen.languages
