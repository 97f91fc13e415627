"""Evidence of other entries on a page, as if it stood in its record."""

from archive.published.elsewhere import Elsewhere
from tests.makers import a_record, a_row
from tests.published.pages.making import Seen, a_link, a_page, html_of, section_of, text_of


def a_dispute_about(row: dict, record: dict) -> tuple[dict, Elsewhere]:
    """An event whose dispute has a claim about a row of the record, and its evidence."""
    dispute = a_row(question={"en": "Which day?"}, status="open")
    claim = a_row(
        dispute=dispute["uuid"], part={"entry": record["uuid"], "part": row["uuid"]}, words={"en": "The first"}
    )
    home = a_record("event", title={"en": "Home"}, parts={"disputes": [dispute], "claims": [claim]})
    return home, Elsewhere(home["uuid"], "event", home["parts"])


def an_agreement() -> tuple[dict, dict]:
    action = a_row(type="signature", taken={"edtf": "1992-03-02", "basis": "stated"})
    return a_record("agreement", parts={"actions": [action]}), action


def test_the_row_and_the_fact_that_a_claim_is_about_lead_to_the_claims():
    record, action = an_agreement()
    home, evidence = a_dispute_about(action, record)
    html = html_of(a_page(record, home, elsewhere=[evidence]))
    flag = f'<a class="flag" href="#p-{evidence.parts["disputes"][0]["uuid"][:8]}">sources disagree</a>'
    assert html.count(flag) == 2  # beside the day of signature, and in the table of actions
    assert Seen.of(html).dangling == set()


def test_it_names_the_entry_that_records_it():
    record, action = an_agreement()
    home, evidence = a_dispute_about(action, record)
    [shown] = section_of(a_page(record, home, elsewhere=[evidence]), "disputes").content
    assert text_of(shown.home) == "Home"


def test_what_is_shown_in_place_is_not_listed_as_a_link_too():
    record, action = an_agreement()
    home, evidence = a_dispute_about(action, record)
    claim = home["parts"]["claims"][0]
    link = a_link(home, "claims", "part", claim["uuid"], action["uuid"])
    page = a_page(record, home, inbound=(link,), elsewhere=[evidence])
    assert section_of(page, "connections") is None


def test_its_sources_are_numbered_after_the_entrys_own():
    own, other = (a_record("source", title={"en": name}) for name in ("Own", "Other"))
    said = a_row(words={"en": "Trade will grow."})
    home = a_record("event")
    parts = {"statements": [said], "citations": [a_row(source=other["uuid"], function="supports", of=said["uuid"])]}
    record = a_record("topic", parts={"citations": [a_row(source=own["uuid"], function="supports")]})
    page = a_page(record, own, other, home, elsewhere=[Elsewhere(home["uuid"], "event", parts)])
    assert section_of(page, "statements").content[0].refs.numbers == (2,)
    assert [text_of(one.source) for one in page.references] == ["Own", "Other"]


def test_a_figure_of_a_series_keeps_its_unit_and_names_the_series():
    series = a_record("indicator", title={"en": "Trade"}, unit="USD")
    figure = a_row(low="30000000", precision="about", nature="observed")
    topic = a_record("topic")
    page = a_page(topic, series, elsewhere=[Elsewhere(series["uuid"], "indicator", {"figures": [figure]})])
    [row] = section_of(page, "figures").content
    assert [text_of(cell) for cell in row.cells[1:]] == ["about 30 mn US dollars", "Trade"]
