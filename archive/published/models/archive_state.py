"""Which state the published tables are in, so that what was made of them can be kept until they change."""

from django.db import InterfaceError, OperationalError, connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper


class ArchiveState(models.Model):
    """One row, which the database's own triggers write: `number` rises in every transaction that changes a published
    table (the migration says how), `transaction` is the last that did.

    `index_format`: the `INDEX_FORMAT` with which all entries were last indexed; `migrate` looks at it.
    """

    id = models.SmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField()
    transaction = models.BigIntegerField()
    index_format = models.IntegerField(default=0)

    class Meta:
        default_permissions = ()  # the database's own count: not in the admin
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="archivestate_one_row")]

    def __str__(self):
        return str(self.number)


NUMBER = "SELECT number FROM archive_archivestate"


def state_number() -> int | None:
    """The number of the present state, by one query; None if nothing has been counted yet.

    Every request of a reader begins with it. A connection that was kept is therefore not asked first whether it lives:
    if it does not, the question is asked again over a new one.
    """
    connection = connections[router.db_for_read(ArchiveState)]
    connection.health_check_done = True
    try:
        return _read(connection)
    except (InterfaceError, OperationalError):
        if connection.in_atomic_block:
            raise
        connection.close()
        return _read(connection)


def _read(connection: BaseDatabaseWrapper) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(NUMBER)
        row = cursor.fetchone()
    return row[0] if row else None
