"""Promise to operators: readers can be served by a process that holds no credentials of the desk."""

import pytest
from django.db import connection

from config.database_roles import PUBLIC, role_name
from tests.makers import a_record, a_row, an_entry, published
from tests.site.server import database_url, get, serving

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.launcher]


@pytest.fixture
def site():
    """The address of a server whose only database URL is the public role's; stopped at the end."""
    name = connection.settings_dict["NAME"]
    with serving(database_url(name, role_name(name, PUBLIC))) as url:
        yield url


def test_a_reader_is_served_and_the_desk_is_out_of_reach(site):
    hidden = a_record("diplomat", title={"en": "A person not yet published"})
    an_entry(hidden)
    rows = [a_row(role="signatory", entry=hidden["uuid"]), a_row(role="party", words={"en": "The Government"})]
    published(a_record("agreement", title={"en": "A treaty", "kk": "Шарт"}, parts={"actors": rows}))
    for path in ("/en/", "/kk/a1", "/en/a1/v1", "/a1.json", "/en/browse?q=treaty", "/sitemap.xml"):
        status, body = get(site + path)
        assert status == 200, path
        assert "not yet published" not in body
    status, table = get(site + "/en/browse.csv")
    assert status == 200
    assert "A treaty" in table
    assert "not yet published" not in table
    assert get(site + "/en/p1")[0] == 404
