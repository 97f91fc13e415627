"""The records that readers see now, as they are served: without references to what is not published."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from archive.record.references import targets
from archive.record.served import served

from .lookup import published_among
from .models.index_row import IndexRow
from .models.version import Version


@dataclass(frozen=True)
class Current:
    """The current version of an entry and its served record."""

    version: int
    published: datetime
    record: dict


def current_versions() -> QuerySet[Version]:
    """The version of each published entry that readers see."""
    shown = IndexRow.objects.filter(uuid=OuterRef("uuid"), version=OuterRef("version"))
    return Version.objects.filter(Exists(shown))


def current_records(versions: QuerySet[Version]) -> dict[str, Current]:
    """The served records of some of `current_versions`, by UUID: two queries."""
    found = list(versions.only("uuid", "version", "published", "body"))
    visible = published_among(set().union(*(targets(version.body) for version in found))) if found else set()
    return {
        str(version.uuid): Current(version.version, version.published, served(version.body, visible))
        for version in found
    }


def records_of(uuids: Iterable) -> dict[str, Current]:
    """The same for these entries; one that is not published (any more) is not in it."""
    wanted = [str(uuid) for uuid in uuids]
    return current_records(current_versions().filter(uuid__in=wanted)) if wanted else {}
