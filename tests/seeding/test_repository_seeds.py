from pathlib import Path

from archive.seeding.build import build

SEEDS = Path(__file__).parents[2] / "seeds"


def test_the_seeds_of_the_archive_have_no_faults():
    assert [str(fault) for fault in build(SEEDS).faults] == []
