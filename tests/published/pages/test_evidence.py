"""Statements, disputes and references as readers see them."""

import uuid

from tests.makers import a_record, a_row
from tests.published.pages.making import Seen, a_page, html_of, section_of, text_of


def test_a_dispute_sets_its_claims_side_by_side_each_with_its_sources():
    source = a_record("source", own_title="A page")
    dispute = a_row(question={"en": "When did it begin?"}, status="open")
    early = a_row(dispute=dispute["uuid"], value="1995-11-15", value_type="edtf")
    late = a_row(dispute=dispute["uuid"], words={"en": "after the decree"})
    cited = a_row(source=source["uuid"], function="supports", of=late["uuid"])
    parts = {"disputes": [dispute], "claims": [early, late], "citations": [cited]}
    page = a_page(a_record("event", parts=parts), source)
    [shown] = section_of(page, "disputes").content
    assert [(claim.number, text_of(claim.value or claim.words), claim.refs.numbers) for claim in shown.claims] == [
        (1, "15 November 1995", ()),
        (2, "after the decree", (1,)),
    ]
    assert "State of the dispute: open." in " ".join(Seen.of(html_of(page)).text.split())


def test_a_statement_names_speaker_day_and_what_it_is_about():
    speaker, topic = a_record("diplomat", title={"en": "N. N."}), a_record("topic", title={"en": "Trade"})
    said = a_row(words={"en": "Trade will grow."}, made={"edtf": "1992-03", "basis": "stated"})
    parts = {
        "statements": [said],
        "actors": [a_row(role="speaker", entry=speaker["uuid"], of=said["uuid"])],
        "relations": [a_row(type="about", entry=topic["uuid"], of=said["uuid"])],
    }
    page = a_page(a_record("event", parts=parts), speaker, topic)
    [shown] = section_of(page, "statements").content
    assert [text_of(one) for one in (shown.made, *shown.speakers, *shown.about)] == ["March 1992", "N. N.", "Trade"]
    assert section_of(page, "connections") is None


def test_a_source_has_one_number_however_often_it_is_cited_and_leads_back_to_the_rows():
    source = a_record("source", own_title="A page", publisher="A press")
    name, topic = a_row(text="X", language="en", type="short"), a_record("topic")
    filed = a_row(topic=topic["uuid"])
    parts = {
        "names": [name],
        "topics": [filed],
        "citations": [
            a_row(source=source["uuid"], function="supports", locator="opening of the page"),
            a_row(source=source["uuid"], function="contradicts", locator="p. 3", of=name["uuid"]),
            a_row(source=source["uuid"], function="supports", of=filed["uuid"]),
        ],
    }
    [reference] = a_page(a_record("event", parts=parts), source, topic).references
    assert [text_of(place) for place in reference.places] == ["opening of the page", "contradicts, p. 3"]
    assert [back.letter for back in reference.backs] == ["a", "b"]
    assert reference.is_of_whole


def test_a_claimed_number_has_the_unit_of_the_indicator_it_points_at_and_a_link_to_the_figure():
    share = a_record("indicator", title={"en": "Share"}, unit="%")
    figure = a_row(low="3", high="3", precision="about", nature="observed", period={"edtf": "2021", "basis": "stated"})
    dispute = a_row(question={"en": "Which?"}, status="open")
    own = {"entry": str(uuid.uuid4()), "part": figure["uuid"]}
    claims = [
        a_row(dispute=dispute["uuid"], value="3", value_type="quantity", part=own),
        a_row(
            dispute=dispute["uuid"],
            value="46",
            value_type="quantity",
            part={**own, "entry": share["uuid"], "part": str(uuid.uuid4())},
        ),
        a_row(dispute=dispute["uuid"], value="5", value_type="quantity"),
    ]
    parts = {"figures": [figure], "disputes": [dispute], "claims": claims}
    record = a_record("indicator", uuid=own["entry"], unit="rank", parts=parts)
    shown = section_of(a_page(record, share), "disputes").content[0].claims
    assert [text_of(one.value) for one in shown] == ["about rank 3", "46%", "5"]
    assert [text_of(one.place) if one.place else "" for one in shown] == ["about rank 3 (2021)", "Share", ""]


def test_words_that_only_repeat_the_value_are_not_shown_again():
    dispute = a_row(question={"en": "When?"}, status="open")
    claim = a_row(dispute=dispute["uuid"], value="1991-03-15", value_type="edtf", words={"en": "15 March 1991"})
    page = a_page(a_record("event", parts={"disputes": [dispute], "claims": [claim]}))
    assert section_of(page, "disputes").content[0].claims[0].words is None
