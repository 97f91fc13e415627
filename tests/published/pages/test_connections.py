"""Links that lead to an entry: grouped by their wording, each shown once, long lists cut or folded."""

from archive.published.lookup import Inbound
from archive.published.pages.sections import FIRST
from tests.makers import a_record, a_row
from tests.published.pages.making import a_link, a_page, section_of, text_of


def groups_of(page) -> dict[str, list[str]]:
    """The connections as text, by heading."""
    return {str(group.heading): [text_of(item.value) for item in group.items] for group in _groups(page)}


def _groups(page):
    return section_of(page, "connections").content


def test_a_relation_reads_by_its_own_wording_at_either_end():
    old = a_record("agreement", title={"en": "Old"})
    new = a_record("agreement", title={"en": "New"}, parts={"relations": [a_row(type="terminates", entry=old["uuid"])]})
    assert groups_of(a_page(new, old)) == {"Terminates": ["Old"]}
    assert groups_of(a_page(old, new, inbound=(a_link(new, "relations", "terminates"),))) == {"Terminated by": ["New"]}


def test_a_relation_that_reads_alike_from_both_ends_is_one_group():
    one, other = a_record("event", title={"en": "One"}), a_record("event", title={"en": "Other"})
    home = a_record("event", parts={"relations": [a_row(type="related", entry=one["uuid"])]})
    page = a_page(home, one, other, inbound=(a_link(other, "relations", "related"),))
    assert groups_of(page) == {"See also": ["One", "Other"]}


def test_the_links_of_a_group_stand_in_order_of_date():
    def event(day: str) -> dict:
        return a_record("event", title={"en": day}, date={"edtf": day, "basis": "stated"})

    late, early, undated = event("1999"), event("1992-03-02"), a_record("event", title={"en": "none"})
    links = tuple(a_link(one, "actors", "participant") for one in (late, undated, early))
    page = a_page(a_record("diplomat"), late, early, undated, inbound=links)
    assert groups_of(page) == {"In the role: Participant": ["1992-03-02", "1999", "none"]}


def test_a_link_from_what_is_not_published_is_not_there():
    hidden = a_record("event")
    page = a_page(a_record("diplomat"), inbound=(a_link(hidden, "actors", "participant"),))
    assert section_of(page, "connections") is None


def test_a_long_list_shows_the_first_and_leads_to_the_rest():
    events = [a_record("event") for _ in range(FIRST)]
    links = tuple(Inbound(one["uuid"], "places", None, "held", None, 120) for one in events)
    [group] = _groups(a_page(a_record("place"), *events, inbound=links, number="l7"))
    assert (len(group.items), group.total, group.is_cut, group.more) == (FIRST, 120, True, "/en/browse?place=l7")


def test_what_no_facet_lists_is_listed_by_what_it_refers_to():
    events = [a_record("event") for _ in range(3)]
    links = tuple(Inbound(one["uuid"], "relations", None, "related", None, 120) for one in events)
    [group] = _groups(a_page(a_record("agreement"), *events, inbound=links, number="a7"))
    assert (len(group.items), group.total, group.is_cut, group.more) == (3, 120, True, "/en/browse?refers=a7")


def test_what_rests_on_a_source_is_told_apart_by_kind_and_none_of_it_is_missing():
    events, agreement = [a_record("event") for _ in range(3)], a_record("agreement")
    links = tuple(Inbound(one["uuid"], "citations", None, "source", None, 4) for one in (*events, agreement))
    groups = section_of(a_page(a_record("source"), *events, agreement, inbound=links), "cited-by").content
    assert [(group.heading, len(group.items), group.is_cut, group.more) for group in groups] == [
        ("Agreements", 1, False, ""),
        ("Events", 3, False, ""),
    ]


def test_of_too_many_that_rest_on_a_source_the_first_stand_together_whatever_their_kind():
    entries = [a_record(kind) for kind in ("event", "agreement", "event")]
    links = tuple(Inbound(one["uuid"], "citations", None, "source", None, 5000) for one in entries)
    [group] = section_of(a_page(a_record("source"), *entries, inbound=links, number="s7"), "cited-by").content
    assert (len(group.items), group.total, group.more) == (3, 5000, "/en/browse?refers=s7")


def test_an_entry_that_names_another_twice_is_not_missing():
    event = a_record("event")
    links = tuple(Inbound(event["uuid"], "places", None, "held", None, 2) for _time in range(2))
    [group] = _groups(a_page(a_record("place"), event, inbound=links, number="l7"))
    assert (len(group.items), group.is_cut, group.more) == (1, False, "")


def test_what_is_all_there_is_folded_and_not_cut():
    events = [a_record("event") for _ in range(FIRST + 5)]
    links = tuple(Inbound(one["uuid"], "citations", None, "source", None, FIRST + 5) for one in events)
    [group] = section_of(a_page(a_record("source"), *events, inbound=links), "cited-by").content
    assert (len(group.items), len(group.rest), group.is_cut) == (FIRST, 5, False)
