"""A common word is answered by sets: over the repository's own content they find what the index of words finds."""

import csv
import io

import pytest
from django.core.management import call_command
from django.db import connection

from archive.published.browse import matching
from archive.published.browse.common_words import are_common
from archive.published.browse.matching import KeptSets, answering
from archive.published.maps.archive_maps import archive_maps, forget
from archive.published.models.index_row import IndexRow
from archive.published.search.asked import asked_of
from archive.publishing import common_words
from archive.publishing.map_building import build_maps
from tests.journeys.test_finding import GOLD, VARIANTS

pytestmark = pytest.mark.django_db
ANY = 1_000_000  # one of so many entries: every lexeme is common


def judged():
    """All questions that are judged elsewhere, and some more of the same words."""
    questions = [question for _language, question, *_rest in GOLD]
    with VARIANTS.open(encoding="utf-8") as file:
        spellings = [text for row in csv.DictReader(file, delimiter="\t") for text in (row["one"], row["other"])]
    together = [f"{one} OR {other}" for one, other in zip(questions, questions[1:], strict=False)]
    without = [f"{one} -{other.split()[0]}" for one, other in zip(questions, questions[2:], strict=False)]
    return dict.fromkeys([*questions, *spellings[::12], *together[::3], *without[::3]])


def test_sets_find_what_the_index_of_words_finds(monkeypatch):
    call_command("load_seeds", quiet=True, stdout=io.StringIO())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE archive_indexrow")
    monkeypatch.setattr(common_words, "FEWEST", 1)
    monkeypatch.setattr(matching, "_KEPT", KeptSets(0))
    questions = {question: asked_of(question) for question in judged()}
    wanted = {question: by_condition(asked) for question, asked in questions.items()}
    for one_of, fewest in ((common_words.ONE_OF, 1), (ANY, 200)):
        monkeypatch.setattr(common_words, "ONE_OF", one_of)
        build_maps()
        forget()
        archive = archive_maps()
        found = {question: set(answering(asked, question, archive)) for question, asked in questions.items()}
        assert found == wanted
        assert sum(are_common(asked.words, archive.common) for asked in questions.values()) >= fewest


def by_condition(asked):
    """The slots by SQL."""
    return set(IndexRow.objects.filter(asked.condition).values_list("slot", flat=True))
