"""How much dearer the match keys of a word are than folding it, over running text of the archive's own.

Run on demand: `python -m pytest tests/benchmarks/spellings.py -n 0 -s`. Both go through the same words in one process,
in turns, so that whatever else the machine does meets both.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import yaml

from archive.primitives.folding import fold, tokens
from archive.primitives.languages import LANGUAGES
from archive.published.search.spellings import matching

SEEDS = Path(__file__).parents[2] / "seeds"
ROUNDS = 5
FIRST_LIMIT, TEXT_LIMIT = 60, 6  # times the cost of folding


def texts(value: object) -> Iterator[str]:
    """Every text of the seeds that is in one of the four languages."""
    if isinstance(value, dict):
        yield from (text for language, text in value.items() if language in LANGUAGES and isinstance(text, str))
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


def seconds(work: Callable[[str], object], words: list[str]) -> float:
    began = time.perf_counter()
    for word in words:
        work(word)
    return time.perf_counter() - began


def test_keys_of_running_text_cost_a_few_times_what_folding_costs():
    content = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in SEEDS.glob("*.yaml")]
    words = [word for text in texts(content) for word in tokens(text)]
    different = list(dict.fromkeys(words))
    first, running, folding = [], [], []
    for _ in range(ROUNDS):
        matching._keys.cache_clear()
        running.append(seconds(matching.keys, words) / len(words))
        matching._keys.cache_clear()
        first.append(seconds(matching.keys, different) / len(different))
        folding.append(seconds(fold, words) / len(words))
    print(f"\n{len(words)} words, {len(different)} different")
    print(f"words a second: folded {1 / median(folding):,.0f}, running text {1 / median(running):,.0f}, ", end="")
    print(f"each for the first time {1 / median(first):,.0f}")
    print(f"running text / folding {median(running) / median(folding):.1f}, first / folding ", end="")
    print(f"{median(first) / median(folding):.1f}")
    assert median(running) <= TEXT_LIMIT * median(folding)
    assert median(first) <= FIRST_LIMIT * median(folding)
