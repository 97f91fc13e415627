"""How fast texts are analysed, beside folding, the cheapest thing that search does to them.

Run on demand: `python -m pytest tests/benchmarks/analysis.py -n 0 -s`. The texts are the seeds' own, in four languages;
the two analyses take turns, so that whatever else the machine does meets both. On a core that folds some 200,000
tokens a second, the limit of 6 is more than 30,000 tokens a second.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import pytest
import yaml

from archive.primitives import folding
from archive.primitives.languages import LANGUAGES
from archive.published.search.analysis.stems import candidates
from archive.published.search.analysis.tokens import tokens

ROUNDS = 7
LIMIT = 6


def texts_of(value: object) -> Iterator[tuple[str, str]]:
    """(language, text), wherever a mapping has a text under the code of a language."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key in LANGUAGES and isinstance(part, str):
                yield key, part
            else:
                yield from texts_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts_of(part)


@pytest.fixture(scope="module")
def texts():
    files = sorted(Path("seeds").glob("*.yaml"))
    return [found for path in files for found in texts_of(yaml.load(path.read_bytes(), yaml.CSafeLoader))]


def seconds(work: Callable[[list], int], texts: list) -> tuple[float, int]:
    """Seconds of this process, and how many tokens there were."""
    began = time.process_time()
    count = work(texts)
    return time.process_time() - began, count


def folded(texts: list) -> int:
    return sum(len(folding.tokens(text)) for _language, text in texts)


def analysed(texts: list) -> int:
    return sum(bool(candidates(token.text, language)) for language, text in texts for token in tokens(text))


def analysed_afresh(texts: list) -> int:
    candidates.cache_clear()
    return analysed(texts)


@pytest.mark.parametrize("work", [analysed_afresh, analysed])
def test_analysis_takes_at_most_six_times_as_long_as_folding(texts, work):
    pairs = [(seconds(folded, texts), seconds(work, texts)) for _ in range(ROUNDS)]
    ratio = median(ours / plain for (plain, _), (ours, _) in pairs)
    spent, count = median(ours for _, (ours, _) in pairs), pairs[0][1][1]
    print(f"\n{work.__name__:18}{count:8} tokens {count / spent:10.0f} a second   folding × {ratio:.1f}")
    assert ratio <= LIMIT
