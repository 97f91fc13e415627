"""Sets of entries, kept ready for counting: one row for each value of a facet, and for each stretch of an order."""

from django.db import models


class FacetMap(models.Model):
    """A serialized roaring bitmap of the slots of index rows, or a small JSON text for what `archive.published.maps`
    calls a directory or a mark.

    `stamp` rises with every change of the index, so that a process that has read all up to some stamp asks for what is
    newer; a set that has become empty stays as an empty one until all are built anew.
    """

    name = models.TextField(primary_key=True)
    stamp = models.BigIntegerField(db_index=True)
    body = models.BinaryField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.name
