from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from archive.editorial.models.entry import Entry
from archive.editorial.models.part import Part
from archive.editorial.models.seed_load import SeedLoad
from tests.makers import a_record, a_row, an_entry
from tests.seeding.folders import a_folder, changed


def run(*arguments):
    """The lines that the command prints."""
    out = StringIO()
    call_command("load_seeds", *map(str, arguments), stdout=out)
    return out.getvalue().splitlines()


@pytest.mark.django_db
def test_progress_then_the_summary(tmp_path):
    folder = a_folder(tmp_path)
    lines = run(folder)
    assert lines[0] == "  read 8 of 8 entries"
    assert lines[-1] == "created 8, updated 0, unchanged 0, conflicts 0"
    assert run(folder, "--quiet") == ["created 0, updated 0, unchanged 8, conflicts 0"]


@pytest.mark.django_db
def test_a_line_for_each_entry_left_alone(tmp_path):
    run(a_folder(tmp_path))
    SeedLoad.objects.filter(key="top-travel").update(record_hash="0" * 64)
    voyages = changed("topics", "Travel", "Voyages")["topics"]
    lines = run(a_folder(tmp_path, topics=voyages), "--quiet")
    assert lines[0].startswith("conflict: top-travel (t1) of seeds/topics.yaml: an editor has changed it")
    assert "conflicts 1" in lines[-1]


@pytest.mark.django_db
def test_a_part_that_an_editor_uses_cannot_vanish(tmp_path):
    run(a_folder(tmp_path))
    office = Part.objects.get(section="offices")
    posting = a_row(office={"entry": str(office.entry.uuid), "part": str(office.uuid)})
    an_entry(a_record("diplomat", parts={"postings": [posting]}))
    offices = changed("institutions", "key: ambassador", "key: envoy")
    postings = changed("diplomats", "#ambassador", "#envoy")
    with pytest.raises(CommandError, match="Nothing was written: a part is still linked from another entry"):
        run(a_folder(tmp_path, **offices, **postings))
    assert Part.objects.filter(section="offices").get() == office


def test_check_needs_no_database(tmp_path):
    assert run(a_folder(tmp_path), "--check") == ["8 entries, no faults"]


@pytest.mark.django_db
@pytest.mark.parametrize("options", [[], ["--check"]])
def test_every_fault_is_a_line_and_nothing_is_written(tmp_path, options):
    errors = StringIO()
    files = changed("topics", "top-travel", "t") | changed("diplomats", "1950~", "about 1950")
    with pytest.raises(CommandError, match="faults in the seed files: 2; nothing was written"):
        call_command("load_seeds", str(a_folder(tmp_path, **files)), *options, stderr=errors)
    assert [line.split(": ")[0] for line in errors.getvalue().splitlines()] == [
        "seeds/agreements.yaml:6",
        "seeds/diplomats.yaml:3",
    ]
    assert not Entry.objects.exists()


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="There is no folder"):
        run(tmp_path / "nowhere")
