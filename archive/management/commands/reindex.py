"""Make the index of all published entries anew, as after adding a facet."""

from django.core.management.base import BaseCommand

from archive.published.models.version import Address
from archive.publishing.index import reindex


class Command(BaseCommand):
    """Index rows and links come from the published records alone, so this may run at any time."""

    help = "Make the index rows and links of all published entries anew."

    def handle(self, *arguments: object, **options: object) -> None:
        """Say how many entries are indexed."""
        count = reindex(Address.objects.values_list("uuid", flat=True))
        self.stdout.write(f"{count} entries indexed")
