"""A page taken from stretches of an order is the page of the whole order."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyroaring import BitMap

from archive.published.browse import paging
from archive.published.maps.archive_maps import Order

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
    near, offset = paging.touched(stretches, BitMap(order), BitMap(some), start, size)
    wanted = [slot for slot in order if slot in some][start : start + size]
    assert [slot for slot in order if slot in near][offset : offset + size] == wanted


def test_far_into_an_order_only_a_few_stretches_are_touched(no_shortcut):
    stretches = Order(tuple(BitMap(range(start, start + 10)) for start in range(0, 1000, 10)))
    odd = BitMap(range(1, 1000, 2))
    assert [len(paging.touched(stretches, BitMap(range(1000)), odd, start, 5)[0]) for start in (0, 250, 495)] == [5] * 3
