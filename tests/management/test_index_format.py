"""What another version of the program has indexed is indexed anew when the tables are brought up to date."""

import pytest
from django.core.management import call_command

from archive.published.facets import in_order
from archive.published.models.archive_state import ArchiveState
from archive.published.models.index_row import IndexRow, Link
from archive.published.models.status_span import StatusSpan
from archive.published.models.suggestion import Suggestion
from archive.publishing.index import INDEX_FORMAT
from tests.makers import a_record, published

pytestmark = pytest.mark.django_db

# What the index of the present format holds; whoever changes it here raises INDEX_FORMAT as well.
FORMAT = 4
COLUMNS = {
    IndexRow: "facets kind lower number published slot sort_en sort_kk sort_ru sort_tr stamp title_words titles upper "
    "uuid version words year_from year_to",
    Link: "id label lower part section shown subject target target_part",
    StatusSpan: "code first id last reason since slot uuid",
    Suggestion: "form id kind length place uuid word",
}
FACETS = "decade dispute institution kind language office party person place status tier topic year"


def an_older_index():
    """An entry that an older version of the program has indexed, and forgotten again."""
    published(a_record("topic"))
    IndexRow.objects.all().delete()
    ArchiveState.objects.update(index_format=INDEX_FORMAT - 1)


def test_migrating_indexes_anew_what_an_older_version_has_indexed(capsys):
    an_older_index()
    call_command("migrate")
    assert IndexRow.objects.count() == 1
    assert "Index: 1 entries indexed anew." in capsys.readouterr().out


def test_migrating_again_leaves_the_index_alone(capsys):
    an_older_index()
    call_command("migrate", verbosity=0)
    IndexRow.objects.all().delete()
    call_command("migrate")
    assert IndexRow.objects.count() == 0
    assert "Index" not in capsys.readouterr().out


def test_checking_tells_that_the_index_is_outdated_and_changes_nothing(as_role):
    published(a_record("topic"))
    call_command("migrate", verbosity=0)  # a test before this one may have emptied every table
    with as_role("desk"):
        call_command("migrate", "--check", verbosity=0)
    an_older_index()
    with pytest.raises(SystemExit, match="1"), as_role("desk"):
        call_command("migrate", "--check", verbosity=0)
    assert IndexRow.objects.count() == 0


def test_another_shape_of_the_index_has_another_number():
    shape = {model: " ".join(sorted(field.name for field in model._meta.fields)) for model in COLUMNS}
    kept = " ".join(sorted(facet.name for facet in in_order() if facet.is_counted))
    assert (INDEX_FORMAT, shape, kept) == (FORMAT, COLUMNS, FACETS)
