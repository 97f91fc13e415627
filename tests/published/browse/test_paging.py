"""A page taken from stretches of an order is the page of the whole order."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyroaring import BitMap

from archive.published.browse import counts, paging
from archive.published.browse.counts import Counts
from archive.published.browse.paging import whole_keys
from archive.published.browse.sorts import keys_of
from archive.published.maps import orders
from archive.published.maps.archive_maps import Order, archive_maps, forget
from archive.published.models.index_row import IndexRow
from archive.publishing import map_building, maps
from archive.publishing.map_building import build_maps
from tests.makers import a_record, a_row, published

ORDER = st.permutations(range(30))
CUTS = st.sets(st.integers(1, 29), max_size=6)
SOME = st.sets(st.integers(0, 29)) | st.just(set(range(30)))


@pytest.fixture
def no_shortcut(monkeypatch):
    """Even few entries are looked for in stretches."""
    monkeypatch.setattr(paging, "BUCKET_SIZE", 0)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=ORDER, cuts=CUTS, some=SOME, start=st.integers(0, 35), size=st.integers(1, 8))
def test_a_page_is_a_slice_of_the_result_in_its_order(no_shortcut, order, cuts, some, start, size):
    ends = [0, *sorted(cuts), len(order)]
    stretches = Order(tuple(BitMap(order[a:b]) for a, b in zip(ends, ends[1:], strict=False)))
    near, offset, _stretches = paging.touched(stretches, BitMap(order), BitMap(some), start, size)
    wanted = [slot for slot in order if slot in some][start : start + size]
    assert [slot for slot in order if slot in near][offset : offset + size] == wanted


def test_far_into_an_order_only_a_few_stretches_are_touched(no_shortcut):
    stretches = Order(tuple(BitMap(range(start, start + 10)) for start in range(0, 1000, 10)))
    odd = BitMap(range(1, 1000, 2))
    assert [len(paging.touched(stretches, BitMap(range(1000)), odd, start, 5)[0]) for start in (0, 250, 495)] == [5] * 3


@pytest.mark.django_db
@pytest.mark.parametrize("few", [0, 2, 100])
def test_a_page_from_the_database_is_a_slice_of_the_whole_order(monkeypatch, few):
    for module in (paging, orders, maps, map_building):
        monkeypatch.setattr(module, "BUCKET_SIZE", 4)
    monkeypatch.setattr(paging, "FEW", few)
    for number in range(19):
        date = {"edtf": str(1990 + number % 7), "basis": "stated"}
        published(a_record("event", title={"en": f"Visit {number % 5}", "kk": f"Сапар {number % 3}"}, date=date))
    build_maps()
    forget()
    archive, random = archive_maps(), Random(1)  # noqa: S311 — no secret
    for sort, language in (("date", "en"), ("newest", "en"), ("added", "en"), ("title", "kk"), ("title", "tr")):
        whole = list(
            IndexRow.objects.order_by(*keys_of(sort, language), "kind", "number").values_list("slot", flat=True)
        )
        for some in (archive.all, *(BitMap(random.sample(whole, size)) for size in (3, 6, 12, 18))):
            wanted = [slot for slot in whole if slot in some]
            for start in range(0, len(some) + 2, 3):
                found = paging.page_of(archive, some, sort, language, start, 5)
                assert found.slots == wanted[start : start + 5]


@pytest.mark.django_db
@pytest.mark.parametrize("sort", ["date", "newest", "title", "added"])
def test_a_small_result_is_read_once_for_its_order_and_its_values(monkeypatch, django_assert_num_queries, sort):
    topics = [a_record("topic", title={"en": f"Topic {number}"}) for number in range(3)]
    for topic in topics:
        published(topic)
    for number in range(9):
        date = {"edtf": str(1990 + number * 3 % 7), "basis": "stated"}
        under = [a_row(topic=topics[number % 3]["uuid"])]
        published(a_record("event", title={"en": f"Visit {number % 5}"}, date=date, parts={"topics": under}))
    archive = archive_maps()
    found = IndexRow.objects.filter(kind="event").order_by(*keys_of(sort, "en"), "kind", "number")
    wanted = list(found.values_list("slot", flat=True))
    some = {"kind": BitMap(wanted)}
    by_sets = Counts(archive, some)
    assert by_sets.in_order(whole_keys(sort, "en")) is None, "sets are quicker where there are few values"
    by_topic = by_sets.values("topic")
    assert by_topic == {one["uuid"]: 3 for one in topics}
    monkeypatch.setattr(counts, "MANY_VALUES", 2)
    by_rows = Counts(archive, some)
    with django_assert_num_queries(1):
        assert by_rows.in_order(whole_keys(sort, "en")) == wanted
        assert by_rows.values("topic") == by_topic
    monkeypatch.setattr(counts, "FEW", 8)
    assert Counts(archive, some).in_order(whole_keys(sort, "en")) is None, "it is too large"
