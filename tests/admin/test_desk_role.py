"""The desk's own database role is enough for all that the admin does."""

import pytest

from archive.editorial.revisions import latest
from archive.published.models.version import Address
from tests.admin.desk import address, an_editor, desk_client, form_data
from tests.makers import a_record, a_row, an_entry, an_exemption

pytestmark = pytest.mark.django_db


def test_edit_publish_and_withdraw_under_the_desk_role(as_role):
    client = desk_client(an_editor())
    entry = an_entry(a_record("agreement", parts={"actions": [a_row(type="signature"), a_row(type="exchange")]}))
    an_exemption()
    with as_role("desk"):
        form = form_data(client.get(address(entry)))
        form |= {"title_tr": "Antlaşma", "actions-0-DELETE": "on", "names-0-text": "Pact", "names-0-language": "en"}
        assert client.post(address(entry), form | {"names-0-type": "short"}).status_code == 302
        assert client.get(address(entry, "history")).status_code == 200
        for verb in ("publish-unreviewed", "withdraw", "republish"):
            where = address(entry, "transition", verb)
            assert client.post(where, form_data(client.get(where)) | {"reason": "Test"}).status_code == 302
        assert client.get(address(entry, "preview", "tr")).status_code == 200
        assert client.get("/admin/").status_code == 200
    assert latest(entry).number == 2
    assert Address.objects.get(uuid=entry.uuid).state == "published"
