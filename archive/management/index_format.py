"""Whether the index holds what this version of the program writes in it, and how `migrate` sees to it that it does."""

from django.db import transaction

from archive.management.database_check import check_migrations
from archive.published.models.archive_state import ArchiveState
from archive.published.models.version import Address
from archive.publishing.index import INDEX_FORMAT, reindex
from archive.publishing.map_building import build_maps


def is_outdated(connection: object) -> bool:
    """Tell whether the entries were indexed in another format; without all tables there is nothing to tell yet."""
    if any(check_migrations(connection)):
        return False
    return not ArchiveState.objects.filter(index_format=INDEX_FORMAT).exists()


@transaction.atomic
def index_anew() -> int:
    """Index everything and remember the format, which the owner role alone may write; how many entries are there."""
    count = reindex(Address.objects.values_list("uuid", flat=True))
    build_maps()
    ArchiveState.objects.update(index_format=INDEX_FORMAT)
    return count
