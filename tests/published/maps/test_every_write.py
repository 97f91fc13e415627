"""After every kind of write the stored sets equal what the rows say, value by value and place by place."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from archive.editorial.models.entry import Entry
from archive.editorial.restore import restore
from archive.editorial.revisions import save_revision
from archive.published.maps import names, orders
from archive.published.maps.archive_maps import archive_maps, forget
from archive.published.models.version import Address
from archive.publishing import common_words, map_building, maps
from archive.publishing.errors import PublishingError
from archive.publishing.index import reindex, reindex_with_referrers
from archive.publishing.publish import publish
from archive.publishing.rebuild import rebuild
from archive.publishing.republish import republish
from archive.publishing.withdraw import withdraw
from tests.makers import a_record, a_row, an_entry
from tests.published.maps.reference import (
    keys_ascend,
    stored_orders,
    stored_sets,
    stored_words,
    wanted_orders,
    wanted_sets,
    wanted_words,
)

TITLES = st.fixed_dictionaries({"en": st.sampled_from(["A", "Ab", "B", "a b", "Ç", "10", "9"])})
TITLES |= st.fixed_dictionaries({"kk": st.sampled_from(["Әлем", "Алма"]), "tr": st.sampled_from(["İl", "Ilık", "ı"])})
DATES = st.none() | st.sampled_from(["1992", "1992-03-02", "1991/1995", "[..1993]", "1999/..", "0700"])
KINDS = st.sampled_from(["event", "agreement", "topic"])


class Writes(RuleBasedStateMachine):
    """An archive of a few entries; each step changes what is published."""

    uuids: list[str]

    @initialize()
    def some_entries(self):
        self.uuids = []
        broad = self.create("topic", {"en": "Broad"}, None, None)
        narrow = self.create("topic", {"en": "Narrow"}, None, None, parent=broad)
        for title, edtf in (("B", "1999/.."), ("A", "1992"), ("Ab", "1991/1995"), ("A", None), ("10", "[..1993]")):
            self.create("event", {"en": title}, edtf, narrow)

    def create(self, kind, title, edtf, topic, **values):
        date = {"edtf": edtf, "basis": "stated"} if edtf and kind == "event" else None
        parts = {"topics": [a_row(topic=topic)]} if topic else None
        record = a_record(kind, title=title, date=date, parts=parts, **values)
        entry = an_entry(record)
        publish(entry, by=None, basis="seeded", note="test")
        self.uuids.append(record["uuid"])
        return record["uuid"]

    def entry(self, number):
        return Entry.objects.get(uuid=self.uuids[number % len(self.uuids)])

    def topic(self, number):
        return self.uuids[number % 2]

    @rule(kind=KINDS, title=TITLES, edtf=DATES, number=st.integers(0, 1))
    def publish_one(self, kind, title, edtf, number):
        self.create(kind, title, edtf, self.topic(number))

    @rule(number=st.integers(0, 20), title=TITLES, edtf=DATES, topic=st.integers(0, 1))
    def change_one(self, number, title, edtf, topic):
        entry = self.entry(number)
        date = {"edtf": edtf, "basis": "stated"} if edtf and entry.kind == "event" else None
        parts = {"topics": [a_row(topic=self.topic(topic))]} if str(entry.uuid) not in self.uuids[:2] else None
        record = a_record(entry.kind, uuid=str(entry.uuid), title=title, date=date, parts=parts)
        save_revision(restore([record])[record["uuid"]], author=None)
        try:
            publish(self.entry(number), by=None, basis="seeded", note="test")
        except PublishingError:  # withdrawn or merged, or nothing has changed
            return

    @rule(number=st.integers(0, 20))
    def withdraw_one(self, number):
        if Address.objects.get(uuid=self.entry(number).uuid).state == "published":
            withdraw(self.entry(number), by=None, reason="Mistaken.")

    @rule(number=st.integers(0, 20))
    def republish_one(self, number):
        if Address.objects.get(uuid=self.entry(number).uuid).state == "withdrawn":
            republish(self.entry(number), by=None, reason="Not mistaken.")

    @precondition(lambda self: len(self.uuids) > 3)
    @rule(number=st.integers(2, 20))
    def merge_one(self, number):
        uuid = self.entry(number).uuid
        Address.objects.filter(uuid=uuid, state="published").update(state="merged", replaced_by=self.uuids[0])
        reindex_with_referrers([uuid])

    @rule()
    def index_some_again(self):
        reindex(self.uuids[::2])

    @rule()
    def rebuild_everything(self):
        rebuild()

    @invariant()
    def sets_and_orders_equal_the_rows(self):
        assert stored_sets() == wanted_sets()
        assert stored_orders() == wanted_orders()
        assert stored_words() == wanted_words()
        assert keys_ascend()
        assert set(archive_maps().all) == wanted_sets().get("#all", set())


@pytest.mark.django_db
def test_every_kind_of_write_leaves_the_sets_as_the_rows_say(monkeypatch):
    for module in (orders, maps, map_building):
        monkeypatch.setattr(module, "BUCKET_SIZE", 2)
    monkeypatch.setattr(maps, "FULL", 4)
    monkeypatch.setattr(names, "PIECE", 4)
    monkeypatch.setattr(common_words, "FEWEST", 1)
    monkeypatch.setattr(common_words, "ONE_OF", 1_000)

    class Undone(Writes):
        def __init__(self):
            super().__init__()
            self.point = transaction.savepoint()
            forget()

        def teardown(self):
            transaction.savepoint_rollback(self.point)

    run_state_machine_as_test(
        Undone,
        settings=settings(
            max_examples=8,
            stateful_step_count=12,
            deadline=None,
            phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a step takes a tenth of a second: no shrinking
            suppress_health_check=list(HealthCheck),
        ),
    )
