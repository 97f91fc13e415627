"""The words of titles and names, by which entries are suggested while somebody types, and slips of the finger found."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Suggestion(models.Model):
    """One form of one word of a published entry's titles and names.

    `form`: as `archive.published.search.forms` writes it, without marks or as sounds; `word`: as it stands, in small
    letters; `place`: which word of its title, from 0; `length`: how many words the title has.
    """

    uuid = models.UUIDField(db_index=True)
    kind = models.CharField(_("kind"), max_length=20)
    form = models.TextField(db_collation="C")
    word = models.TextField(db_collation="C")
    place = models.SmallIntegerField()
    length = models.SmallIntegerField()

    class Meta:
        default_permissions = ()  # written with the index: not in the admin
        indexes = [
            models.Index(fields=["kind", "form"], name="suggestion_kind_form"),
            models.Index(fields=["form"], name="suggestion_form"),
        ]

    def __str__(self):
        return self.form
