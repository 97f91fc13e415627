"""Records like those of a large archive of diplomacy, made of numbers alone: the same for everybody who makes them.

Words and links follow Zipf's law, dates lie in 1991 to 2025, titles are in one to four languages.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from uuid import UUID

KINDS = ("topic", "place", "institution", "diplomat", "source", "agreement", "event", "document")
SHARES = {"topic": 0.01, "place": 0.02, "institution": 0.03, "diplomat": 0.06, "source": 0.08, "agreement": 0.15}
SHARES |= {"event": 0.25, "document": 0.40}
MOST = {"topic": 600, "place": 2000, "institution": 5000, "diplomat": 20_000}
TYPES = {
    "document": {"level": "item", "type": "letter"},
    "agreement": {"type": "agreement", "form": "bilateral"},
    "institution": {"type": "ministry"},
    "event": {"type": "visit", "status": "held"},
    "place": {"type": "city"},
    "source": {"type": "web-page"},
}
TIERS = ("official", "academic", "press")
SYLLABLES = {
    "kk": "қа зақ стан ел ші лік ке лі сім ынты мақ тас тық сау да жол мә де ни ет күн ай жыл ара сын да ғы",
    "ru": "до го вор со труд ни чест во по сол ство тор го вля ви зит ми нистр за кон де ло мир стра на",
    "en": "trade visit treaty co op er a tion min is ter am bas sa dor cul ture law en er gy trans port",
    "tr": "an laş ma iş bir li ği bü yük el çi lik ti ca ret kül tür ba kan gö rüş me ül ke yol da ğı",
}
WORDS = 20_000
FIRST_DAY = date(1991, 1, 1)
DAYS, STEP = 35 * 365, 11  # every eleventh day, for each other date takes the reader of dates a while


@dataclass(frozen=True)
class Zipf:
    """Draws places from 0: the first twice as often as the second, three times as often as the third."""

    ends: list[float]

    @classmethod
    def of(cls, count: int) -> "Zipf":
        """So many places."""
        return cls(list(accumulate(1 / rank for rank in range(1, count + 1))))

    def draw(self, random: Random) -> int:
        """One of them."""
        return bisect_left(self.ends, random.random() * self.ends[-1])


def words_of(language: str) -> list[str]:
    """The vocabulary of a language, the commonest first."""
    random, syllables = Random(language), SYLLABLES[language].split()  # noqa: S311 — no secret
    found: dict[str, None] = {}
    while len(found) < WORDS:
        found["".join(random.choices(syllables, k=1 + min(4, len(found) // 30 + 1)))] = None
    return list(found)


class Archive:
    """So many records; `counts` says how many of each kind. Numbers of a kind begin at 1."""

    def __init__(self, total: int) -> None:
        self.counts = {kind: min(int(total * SHARES[kind]) or 1, MOST.get(kind, total)) for kind in KINDS}
        self.counts["document"] += total - sum(self.counts.values())
        self.zipf = {kind: Zipf.of(count) for kind, count in self.counts.items()}
        self.vocabulary = {language: words_of(language) for language in SYLLABLES}
        self.word = Zipf.of(WORDS)

    def uuid(self, kind: str, number: int) -> str:
        """That of an entry."""
        return str(UUID(int=(KINDS.index(kind) + 1 << 64) + number, version=4))

    def kind_and_number(self, uuid: str) -> tuple[str, int]:
        """Whose UUID it is."""
        bits = UUID(uuid).int
        return KINDS[(bits >> 64 & 15) - 1], bits & (1 << 62) - 1

    def names(self) -> Iterator[tuple[str, int]]:
        """Kind and number of every entry; what others refer to comes first."""
        for kind in KINDS:
            for number in range(1, self.counts[kind] + 1):
                yield kind, number

    def record(self, kind: str, number: int) -> dict:
        """A record."""
        random = Random(f"{kind} {number}")  # noqa: S311 — no secret
        languages = random.sample(list(SYLLABLES), k=random.choices((1, 2, 3, 4), (50, 20, 10, 20))[0])
        title = {code: self.text(code, random, 6) for code in languages}
        record = {"schema": f"{kind}/1", "kind": kind, "uuid": self.uuid(kind, number), **TYPES.get(kind, {})}
        if kind == "source":
            record |= {"tier": TIERS[min(2, number % 4)], "own_title": title[languages[0]]}
        record["title"] = title
        record["summary"] = {code: self.text(code, random, 30) for code in languages}
        if kind in ("topic", "place") and number > 20:
            record["parent"] = self.uuid(kind, 1 + number % 20)
        if kind == "event":
            record["date"] = self.date(random)
        if parts := self.parts(kind, number, random):
            record["parts"] = parts
        return record

    def text(self, language: str, random: Random, length: int) -> str:
        """A few words."""
        vocabulary = self.vocabulary[language]
        return " ".join(vocabulary[self.word.draw(random)] for _word in range(length)).capitalize()

    def date(self, random: Random) -> dict:
        """A day, a month, a year, or a span of years."""
        day = FIRST_DAY + timedelta(days=random.randrange(0, DAYS, STEP))
        form = random.choices(("%Y-%m-%d", "%Y-%m", "%Y", "span"), (70, 12, 12, 6))[0]
        text = f"{day.year}/{day.year + random.randrange(1, 5)}" if form == "span" else f"{day:{form}}"
        return {"edtf": text, "basis": "stated"}

    def parts(self, kind: str, number: int, random: Random) -> dict:
        """Rows that refer to other entries."""
        if kind in ("topic", "place", "source"):
            return {}
        rows = Rows(f"{kind} {number}")
        parts = {
            "topics": [rows.row(topic=uuid) for uuid in self.some("topic", random, (1, 2, 3))],
            "places": [rows.row(place=uuid, role="subject") for uuid in self.some("place", random, (0, 1, 2))],
            "actors": [rows.row(role="mentioned", entry=uuid) for uuid in self.some("diplomat", random, (0, 1, 3))],
            "citations": [
                rows.row(source=uuid, function="supports") for uuid in self.some("source", random, (1, 1, 2))
            ],
        }
        parts["actors"] += [rows.row(role="mentioned", entry=one) for one in self.some("institution", random, (0, 1))]
        if kind == "agreement":
            parts["actors"] += [rows.row(role="party", entry=one) for one in self.some("institution", random, (2,))]
            steps = random.choice((["signature"], ["signature", "entry-into-force"], ["entry-into-force"]))
            parts["actions"] = [rows.row(type=step, taken=self.date(random)) for step in steps]
        if random.random() < 0.03:
            parts["disputes"] = [rows.row(question={"en": "When?"}, status=random.choice(("open", "resolved")))]
        return {name: found for name, found in parts.items() if found}

    def some(self, kind: str, random: Random, counts: tuple[int, ...]) -> list[str]:
        """The UUIDs of a few entries of a kind, each once; the first of the kind are the likeliest."""
        wanted = random.choice(counts)
        return list(dict.fromkeys(self.uuid(kind, 1 + self.zipf[kind].draw(random)) for _one in range(wanted)))


class Rows:
    """Rows of one record, whose UUIDs follow from its name."""

    def __init__(self, name: str) -> None:
        self.random = Random(name + " rows")  # noqa: S311 — no secret

    def row(self, **values: object) -> dict:
        """A row."""
        return {"uuid": str(UUID(int=self.random.getrandbits(128), version=4)), **values}
