"""Evidence that other entries hold about one."""

import pytest

from archive.published.elsewhere import evidence_about, evidence_named
from archive.publishing.withdraw import withdraw
from tests.makers import a_record, a_row, an_entry, published

pytestmark = pytest.mark.django_db


def an_event_with_evidence(about: dict) -> tuple[dict, dict, dict]:
    """An event with a statement and a dispute about another entry, and one statement that is not."""
    source = a_record("source", own_title="A page")
    published(source)
    said, other, dispute = (
        a_row(words={"en": "Said"}),
        a_row(words={"en": "Else"}),
        a_row(question={"en": "When?"}, status="open"),
    )
    claim = a_row(dispute=dispute["uuid"], words={"en": "At once"})
    relations = [a_row(type="about", entry=about["uuid"], of=row["uuid"]) for row in (said, dispute)]
    citations = [a_row(source=source["uuid"], function="supports", of=row["uuid"]) for row in (claim, other)]
    parts = {"statements": [said, other], "disputes": [dispute], "claims": [claim], "relations": relations}
    home = a_record("event", title={"en": "Home"}, parts={**parts, "citations": citations})
    return home, said, dispute


def test_it_comes_with_what_hangs_on_it_and_nothing_else():
    topic = a_record("topic")
    published(topic)
    home, said, dispute = an_event_with_evidence(topic)
    published(home)
    [found] = evidence_about(topic["uuid"])
    assert found.home == home["uuid"]
    assert found.parts["statements"] == [said]
    assert found.parts["disputes"] == [dispute]
    assert len(found.parts["claims"]) == len(found.parts["citations"]) == 1


def test_a_claim_about_a_part_brings_its_dispute():
    action = a_row(type="signature", taken={"edtf": "1992", "basis": "stated"})
    treaty = a_record("agreement", parts={"actions": [action]})
    published(treaty)
    dispute = a_row(question={"en": "Which day?"}, status="open")
    claim = a_row(dispute=dispute["uuid"], part={"entry": treaty["uuid"], "part": action["uuid"]})
    published(a_record("event", parts={"disputes": [dispute], "claims": [claim]}))
    [found] = evidence_about(treaty["uuid"])
    assert found.parts == {"disputes": [dispute], "claims": [claim]}


def test_a_relation_of_the_entry_itself_is_no_evidence():
    topic = a_record("topic")
    published(topic)
    published(a_record("event", parts={"relations": [a_row(type="about", entry=topic["uuid"])]}))
    assert evidence_about(topic["uuid"]) == []


def test_a_draft_and_a_withdrawn_entry_give_none():
    topic = a_record("topic")
    published(topic)
    an_entry(an_event_with_evidence(topic)[0])
    entry = published(an_event_with_evidence(topic)[0])
    assert len(evidence_about(topic["uuid"])) == 1
    withdraw(entry, by=None, reason="Rights of others")
    assert evidence_about(topic["uuid"]) == []


def test_rows_can_be_asked_for_by_name():
    topic = a_record("topic")
    published(topic)
    home, _said, dispute = an_event_with_evidence(topic)
    published(home)
    [found] = evidence_named([home["uuid"]], [dispute["uuid"]])
    assert "statements" not in found.parts
    assert evidence_named([home["uuid"]], []) == []
