"""What is particular to the pages of the kinds."""

from archive.published.lookup import Between
from tests.makers import a_record, a_row
from tests.published.pages.making import a_link, a_page, facts_of, html_of, section_of, text_of


def stated(text: str) -> dict:
    """A date that a source states."""
    return {"edtf": text, "basis": "stated"}


def rows_of(page, anchor: str) -> list[list[str]]:
    """The cells of a table as text."""
    return [[text_of(cell) if cell else "" for cell in row.cells] for row in section_of(page, anchor).content]


def an_agreement(*actions: dict, **parts) -> dict:
    return a_record("agreement", parts={"actions": list(actions), **parts})


def test_an_agreement_lists_its_actions_in_order_of_date_with_the_party_that_acted():
    state = a_record("institution", type="state", title={"en": "Türkiye"})
    party = a_row(role="party", entry=state["uuid"])
    later = a_row(type="ratification", party=party["uuid"], taken=stated("1996-01-03"), act="Law No. 1")
    first = a_row(type="signature", taken=stated("1995-08-15"))
    page = a_page(an_agreement(later, first, actors=[party]), state)
    assert rows_of(page, "actions") == [
        ["Signature", "all parties", "15 August 1995", "not stated", ""],
        ["Ratification", "Türkiye", "3 January 1996", "not stated", "Law No. 1"],
    ]
    assert facts_of(page)["Parties"] == "Türkiye"


def test_the_status_is_said_in_words_and_leads_to_what_it_rests_on():
    action = a_row(type="entry-into-force", effective=stated("1995-11-15"))
    page = a_page(an_agreement(action))
    assert (page.status.code, str(page.status.words), text_of(page.status.since)) == (
        "in-force",
        "In force",
        "15 November 1995",
    )
    assert f'href="#p-{action["uuid"][:8]}">Entry into force</a>' in html_of(page)


def test_an_agreement_superseded_by_another_says_so():
    newer = a_record("agreement", parts={"actions": [a_row(type="signature", taken=stated("2009-10-22"))]})
    old = an_agreement(a_row(type="entry-into-force", effective=stated("1995")))
    assert a_page(old, newer, inbound=(a_link(newer, "relations", "supersedes"),)).status.code == "superseded"


def test_a_person_shows_each_posting_with_its_milestones_and_their_sources():
    source = a_record("source")
    posting = a_row(title={"en": "Ambassador"})
    arrived = a_row(posting=posting["uuid"], type="appointed", date=stated("1992"))
    gone = a_row(posting=posting["uuid"], type="left-office", date=stated("1994"))
    cited = a_row(source=source["uuid"], function="supports", of=gone["uuid"])
    parts = {"postings": [posting], "milestones": [gone, arrived], "citations": [cited]}
    page = a_page(a_record("diplomat", parts=parts), source)
    assert rows_of(page, "postings") == [["Ambassador", "appointed 1992 left office 1994 [1]"]]


def test_an_office_bears_its_own_title_and_leads_to_its_institution():
    office = a_row(title={"en": "Ambassador of Kazakhstan"})
    embassy = a_record("institution", type="embassy", parts={"offices": [office]})
    posting = a_row(office={"entry": embassy["uuid"], "part": office["uuid"]})
    page = a_page(a_record("diplomat", parts={"postings": [posting]}), embassy)
    cell = section_of(page, "postings").content[0].cells[0]
    assert (cell.href, cell.text.text) == (f"/en/i2#p-{office['uuid'][:8]}", "Ambassador of Kazakhstan")


def test_an_institution_shows_who_held_each_office_in_order_of_time():
    office = a_row(title={"en": "Ambassador"})
    embassy = a_record("institution", type="embassy", parts={"offices": [office]})

    def holder(name: str, year: str) -> tuple[dict, dict]:
        posting = a_row(office={"entry": embassy["uuid"], "part": office["uuid"]})
        step = a_row(posting=posting["uuid"], type="appointed", date=stated(year))
        return a_record("diplomat", title={"en": name}, parts={"postings": [posting], "milestones": [step]}), posting

    (second, its), (first, his) = holder("Second", "1996"), holder("First", "1992")
    links = tuple(
        a_link(person, "postings", "office", posting["uuid"], office["uuid"])
        for person, posting in ((second, its), (first, his))
    )
    page = a_page(embassy, second, first, inbound=links)
    [group] = section_of(page, "holders").content
    assert [(text_of(item.value), text_of(item.remark)) for item in group.items] == [
        ("First", "appointed 1992"),
        ("Second", "appointed 1996"),
    ]
    assert section_of(page, "connections") is None


def test_an_event_shows_participants_by_side_and_what_was_signed():
    side = a_row(role="side", words={"en": "Kazakhstan"})
    guest = a_row(role="participant", words={"en": "A minister"}, behalf=side["uuid"])
    signed = a_record("agreement", title={"en": "A treaty"})
    event = a_record("event", parts={"actors": [side, guest]})
    page = a_page(event, signed, inbound=(a_link(signed, "relations", "signed-at"),))
    [group] = section_of(page, "people").content
    assert (text_of(group.heading), text_of(group.items[0].value)) == ("Kazakhstan", "A minister")
    assert text_of(section_of(page, "signed").content[0].items[0].value) == "A treaty"


def test_a_place_shows_its_names_in_order_of_use_and_says_when_it_is_not_mapped():
    names = [
        a_row(text="Алматы", language="kk", type="official", used=stated("1993/..")),
        a_row(text="Алма-Ата", language="ru", type="former", used=stated("1921/1993")),
    ]
    page = a_page(a_record("place", parts={"names": names}))
    assert [row[0] for row in rows_of(page, "names")] == ["Алма-Ата", "Алматы"]
    assert facts_of(page)["Coordinates"] == "not mapped"
    assert '<span lang="ru">Алма-Ата</span>' in html_of(page)


def test_a_topic_shows_narrower_topics_apart_from_the_entries_about_it():
    narrower, about = a_record("topic", title={"en": "Customs"}), a_record("event", title={"en": "A fair"})
    links = (a_link(narrower, "", "parent"), a_link(about, "topics", "topic"))
    page = a_page(a_record("topic", title={"en": "Trade"}), narrower, about, inbound=links, number="t1")
    shown = [text_of(section_of(page, anchor).content[0].items[0].value) for anchor in ("narrower", "entries")]
    assert shown == ["Customs", "A fair"]


def test_a_source_shows_what_cites_it_by_kind_and_keeps_its_own_title():
    event = a_record("event", title={"en": "A visit"})
    source = a_record("source", title=None, own_title="Визит", languages=["ru"])
    page = a_page(source, event, inbound=(a_link(event, "citations", "source"),))
    assert (page.title.text, page.title.language) == ("Визит", "ru")
    assert page.notice == "A source keeps its own title. Its language: Russian."
    assert str(section_of(page, "cited-by").content[0].heading) == "Events"


def test_an_indicator_shows_its_figures_as_their_source_means_them():
    figures = [
        a_row(low="5.3", precision="over", nature="observed", period=stated("2021"), unit="bn USD"),
        a_row(low="10", high="15", precision="range", nature="target", period=stated("2020")),
    ]
    page = a_page(a_record("indicator", parts={"figures": figures}))
    assert rows_of(page, "figures") == [["2021", "more than 5.3 bn USD"]]
    assert rows_of(page, "targets") == [["2020", "10 to 15", "target"]]


def test_a_document_shows_its_file_and_its_people_by_role():
    file = a_record("document", level="file", title={"en": "File 7"})
    people = [a_row(role="recipient", words={"en": "B"}), a_row(role="author", words={"en": "A"})]
    page = a_page(a_record("document", parent=file["uuid"], parts={"actors": people}), file)
    assert facts_of(page)["Part of"] == "File 7"
    assert [row[:2] for row in rows_of(page, "people")] == [["A", "Author"], ["B", "Recipient"]]


def an_embassy(**values) -> tuple[dict, dict]:
    office = a_row(title={"en": "Ambassador"})
    return a_record("institution", type="embassy", parts={"offices": [office]}, **values), office


def a_holder(name: str, embassy: dict, office: dict, start: str, end: str) -> tuple[dict, object]:
    """A person with one posting, and its link to the embassy."""
    posting = a_row(office={"entry": embassy["uuid"], "part": office["uuid"]})
    steps = [a_row(posting=posting["uuid"], type="took-office", date=stated(start))]
    steps += [a_row(posting=posting["uuid"], type="left-office", date=stated(end))]
    person = a_record("diplomat", title={"en": name}, parts={"postings": [posting], "milestones": steps})
    return person, a_link(person, "postings", "office", posting["uuid"], office["uuid"])


def test_an_institution_says_when_no_holder_is_known_and_when_there_were_two():
    embassy, office = an_embassy()
    first = a_holder("First", embassy, office, "1992-01-01", "1994-06-30")
    rival = a_holder("Rival", embassy, office, "1994-01-01", "1995-12-31")
    last = a_holder("Last", embassy, office, "1997-01-01", "2000")
    people, links = zip(first, rival, last, strict=True)
    [group] = section_of(a_page(embassy, *people, inbound=links), "holders").content
    assert [text_of(item.value) for item in group.items] == [
        "First",
        "Rival",
        "No holder is known for this time",
        "Last",
    ]
    assert "at the same time as Rival" in text_of(group.items[0].remark)
    assert text_of(group.items[2].lead) == "1 January – 31 December 1996"
    assert not group.is_cut


def test_an_institution_shows_what_it_succeeded_and_what_succeeded_it():
    before, after = a_record("institution", title={"en": "Before"}), a_record("institution", title={"en": "After"})
    home = a_record("institution", parts={"relations": [a_row(type="successor-of", entry=before["uuid"])]})
    page = a_page(home, before, after, inbound=(a_link(after, "relations", "successor-of"),))
    shown = {group.heading: text_of(group.items[0].value) for group in section_of(page, "lineage").content}
    assert shown == {"Predecessors": "Before", "Successors": "After"}
    assert section_of(page, "connections") is None


def test_a_person_shows_who_held_the_office_before_and_after_and_a_drawing_of_the_times():
    embassy, office = an_embassy()
    first, link = a_holder("First", embassy, office, "1992", "1994")
    home, _own = a_holder("Home", embassy, office, "1994", "1996")
    last, its = a_holder("Last", embassy, office, "1996", "2000")
    far = [Between(one.subject, one.part, "office", embassy["uuid"], office["uuid"]) for one in (link, its)]
    page = a_page(home, embassy, first, last, around=tuple(far))
    assert rows_of(page, "postings")[0][3] == "before: First after: Last"
    html = html_of(page)
    assert html.count("<rect") == 2
    assert "viewBox" not in html
    assert 'style="' not in html


def test_a_person_without_a_date_has_no_drawing_and_no_neighbours():
    embassy, office = an_embassy()
    posting = a_row(office={"entry": embassy["uuid"], "part": office["uuid"]})
    page = a_page(a_record("diplomat", parts={"postings": [posting]}), embassy)
    assert section_of(page, "postings").strip is None
    assert "<svg" not in html_of(page)
