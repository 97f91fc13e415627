"""What a result page weighs in all, compressed as it is sent, without images and fonts: at most 60 KB."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

from archive.primitives.languages import LANGUAGES
from archive.published.models.version import Address
from archive.publishing.index import reindex
from tests.makers import a_record, a_row, published

LIMIT = 60 * 1024
LINKED = re.compile(r'<(?:link rel="stylesheet" href|script[^>]* src)="/static/([^"]+)"')


@pytest.fixture
def full_page(db):
    """Thirty entries with long titles and summaries in four languages and as many facet values."""
    topics = [a_record("topic", title={code: f"{code} topic {number}" for code in LANGUAGES}) for number in range(30)]
    for topic in topics:
        published(topic, index=False)
    for number, topic in enumerate(topics):
        words = {code: f"{code} {number} ынтымақтастық iş birliği сотрудничество " * 4 for code in LANGUAGES}
        words = {code: text.strip() for code, text in words.items()}
        rows = {"topics": [a_row(topic=topic["uuid"])]}
        published(a_record("agreement", title=words, summary=words, parts=rows), index=False)
    reindex(Address.objects.values_list("uuid", flat=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_result_page_keeps_within_its_weight(full_page, reader_client, language):
    html = reader_client.get(f"/{language}/browse", headers={"accept-encoding": "gzip"}).content
    page = gzip.decompress(html).decode()
    files = [Path(settings.BASE_DIR / "static" / name) for name in LINKED.findall(page)]
    assert files
    assert len(html) + sum(len(gzip.compress(file.read_bytes())) for file in files) <= LIMIT
