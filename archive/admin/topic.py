"""Topics in the admin."""

from django.contrib import admin

from archive.editorial.models.topic import Topic

from .kinds import KindAdmin


@admin.register(Topic)
class TopicAdmin(KindAdmin):
    """Topics, with what is their own in the list."""

    columns = ("parent",)
    filters = ()
