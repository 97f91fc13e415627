"""The index can be made anew from the published records."""

from io import StringIO

import pytest
from django.core.management import call_command

from archive.published.models.index_row import IndexRow
from tests.makers import a_record, published


@pytest.mark.django_db
def test_a_lost_index_row_comes_back():
    entry = published(a_record("topic"))
    before = IndexRow.objects.filter(uuid=entry.uuid).values().get()
    IndexRow.objects.all().delete()
    said = StringIO()
    call_command("reindex", stdout=said)
    assert said.getvalue() == "1 entries indexed\n"
    assert IndexRow.objects.filter(uuid=entry.uuid).values().get() == before
