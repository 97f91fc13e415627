"""How long suggestions take with a hundred thousand entries: `python -m tests.benchmarks.suggesting [entries]`.

Words are made of syllables and drawn as Zipf would have it; each entry has a title of two to nine words in four
languages. Timed is what the server does for one key: the words and the titles, without HTTP.
"""

import random
import statistics
import sys
import time
import uuid
from collections.abc import Iterator

from tests import environment

KINDS = ("diplomat", "institution", "agreement", "place", "topic")
TYPED = ("a", "ка", "na", "тор", "mar", "сат", "bek ma", "кара то", "ankara", "xyz", "alma tor sa")
SYLLABLES = [
    "ка",
    "та",
    "ма",
    "са",
    "ба",
    "ра",
    "ла",
    "на",
    "да",
    "бек",
    "тор",
    "нур",
    "ан",
    "алма",
    "кул",
    "жан",
    "сат",
    "мар",
    "ер",
    "дос",
]


def vocabulary(size: int) -> list[str]:
    """So many words, the commonest first."""
    draw = random.Random(1991)  # noqa: S311 — the same words each time, and no secret
    return ["".join(draw.choices(SYLLABLES, k=draw.randint(1, 4))) for _ in range(size)]


def rows(entries: int) -> Iterator[tuple]:
    """What the index keeps of so many entries: uuid, kind, form, word, place, length."""
    from archive.published.search.suggesting import forms_to_keep  # late: Django is set up by `main`

    draw, known = random.Random(2025), vocabulary(30_000)  # noqa: S311 — as above
    weights = [1 / rank for rank in range(1, len(known) + 1)]
    chosen = iter(draw.choices(known, weights, k=entries * 12))
    for number in range(entries):
        title = " ".join(next(chosen) for _ in range(draw.randint(2, 9)))
        entry, kind = uuid.UUID(int=number + 1), KINDS[number % len(KINDS)]
        for form, word, place, length in forms_to_keep(title):
            yield entry, kind, form, word, place, length


def fill(cursor: object, entries: int) -> int:
    """Copy the rows into the table; how many."""
    columns = "uuid, kind, form, word, place, length"
    count = 0
    with cursor.copy(f"COPY archive_suggestion ({columns}) FROM STDIN") as copy:
        for row in rows(entries):
            copy.write_row(row)
            count += 1
    cursor.execute("ANALYZE archive_suggestion")
    return count


def main(entries: int) -> None:
    """Fill a test database, and print medians and the worst of twenty calls for each thing typed."""
    server = environment.prepare()
    import django

    django.setup()
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    old = setup_databases(0, interactive=False, aliases={"default"})
    try:
        from archive.published.search.suggesting import suggested

        with connection.cursor() as cursor:
            print(fill(cursor, entries), "forms of", entries, "entries")
        for typed in TYPED:
            spent = [_timed(suggested, typed) for _ in range(20)]
            print(f"{typed:12} {statistics.median(spent):6.1f} ms, at most {max(spent):6.1f}")
    finally:
        teardown_databases(old, 0)
        if server is not None:
            environment.end(server)


def _timed(function: object, typed: str) -> float:
    started = time.perf_counter()
    function(typed, "en")
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
