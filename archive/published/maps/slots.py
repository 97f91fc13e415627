"""Slots on their way between the database and the sets."""

import sys
from array import array
from collections.abc import Iterable

from django.db.models import BinaryField, Func, IntegerField, Lookup
from django.db.models.sql.compiler import SQLCompiler
from pyroaring import BitMap


class PackedSlots(Func):
    """The slots of all rows of a group as one value of four bytes each, which is read as a set ten times sooner."""

    template = "string_agg(int4send(%(expressions)s), ''::bytea)"
    output_field = BinaryField()
    contains_aggregate = True

    def get_group_by_cols(self) -> list:
        """None: it is an aggregate."""
        return []


def slots_in(packed: bytes | memoryview | None) -> BitMap:
    """The set of slots that PackedSlots has packed; empty for NULL, which is what no row at all packs to."""
    found = array("i")
    found.frombytes(packed or b"")
    if sys.byteorder == "little":
        found.byteswap()
    return BitMap(array("I", found.tobytes()))


@IntegerField.register_lookup
class Among(Lookup):
    """`slot__among=a_set`: one parameter, however many slots there are; `in` would write each of them."""

    lookup_name = "among"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: Iterable[int], connection: object) -> tuple[str, list]:
        """The slots as one array, as PostgreSQL writes it: psycopg takes each number of a list by itself."""
        return "%s", [f"{{{','.join(map(str, value))}}}"]

    def as_sql(self, compiler: SQLCompiler, connection: object) -> tuple[str, list]:
        """`slot = ANY(array)`."""
        column, own = self.process_lhs(compiler, connection)
        _placeholder, [slots] = self.get_db_prep_lookup(self.rhs, connection)
        return f"{column} = ANY(%s::integer[])", [*own, slots]
