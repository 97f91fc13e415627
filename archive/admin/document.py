"""Documents in the admin."""

from django.contrib import admin

from archive.editorial.models.document import Document

from .kinds import KindAdmin


@admin.register(Document)
class DocumentAdmin(KindAdmin):
    """Documents, with what is their own in the list."""

    columns = ("level", "type", "date", "reference_code")
    filters = ("level", "type")
