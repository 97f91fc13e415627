"""The chain of amendments and implementing agreements."""

from archive.published.lookup import Between
from tests.makers import a_record, a_row
from tests.published.pages.making import Seen, a_link, a_page, html_of, section_of, text_of


def agreement(title: str, year: str, *relations: tuple[str, dict]) -> dict:
    signed = a_row(type="signature", taken={"edtf": year, "basis": "stated"})
    rows = [a_row(type=type_, entry=other["uuid"]) for type_, other in relations]
    return a_record("agreement", title={"en": title}, parts={"actions": [signed], "relations": rows})


def between(later: dict, label: str, earlier: dict) -> Between:
    return Between(later["uuid"], a_row()["uuid"], label, earlier["uuid"], None)


def outline(steps) -> list:
    """Titles with the relation to the one above, nested as the page nests them."""
    return [
        (step.how, text_of(step.value), *([outline(step.below)] if step.below else []), *(["again"] * step.is_again))
        for step in steps
    ]


def test_an_agreement_stands_between_what_it_amends_and_what_amends_it():
    first = agreement("Treaty", "1994")
    home = agreement("Protocol", "1999", ("amends", first))
    late = agreement("Plan", "2005")
    page = a_page(home, first, late, inbound=(a_link(late, "relations", "implements"),))
    [top] = outline(section_of(page, "chain").content)
    assert top == ("", "Treaty", [("Amended by", "Protocol", [("Implemented by", "Plan")])])
    assert section_of(page, "connections") is None
    assert section_of(page, "chain").count == 2


def test_the_chain_reaches_beyond_the_neighbours_and_each_level_is_in_order_of_date():
    first, home = agreement("Treaty", "1994"), agreement("Here", "1999")
    later, sooner = agreement("Later", "2010"), agreement("Sooner", "1996")
    around = (
        between(home, "amends", first),
        between(later, "extends", first),
        between(sooner, "amends", first),
    )
    page = a_page(first, home, later, sooner, around=around)
    [(_how, _title, below)] = outline(section_of(page, "chain").content)
    assert [step[:2] for step in below] == [("Amended by", "Sooner"), ("Amended by", "Here"), ("Extended by", "Later")]


def test_what_builds_on_two_is_unfolded_once():
    one, two = agreement("One", "1992"), agreement("Two", "1993")
    home = agreement("Home", "1999", ("amends", one), ("amends", two))
    plan = agreement("Plan", "2001")
    page = a_page(home, one, two, plan, inbound=(a_link(plan, "relations", "implements"),))
    assert outline(section_of(page, "chain").content) == [
        ("", "One", [("Amended by", "Home", [("Implemented by", "Plan")])]),
        ("", "Two", [("Amended by", "Home", "again")]),
    ]
    seen = Seen.of(html_of(page))
    assert len(seen.ids) == len(set(seen.ids))


def test_agreements_in_a_circle_end():
    other = agreement("Other", "1992")
    home = agreement("Home", "1993", ("amends", other))
    page = a_page(home, other, inbound=(a_link(other, "relations", "amends"),))
    assert outline(section_of(page, "chain").content) == [
        ("", "Home", [("Amended by", "Other", [("Amended by", "Home", "again")])])
    ]


def test_an_agreement_that_stands_alone_has_no_chain():
    assert section_of(a_page(agreement("Alone", "1992")), "chain") is None
