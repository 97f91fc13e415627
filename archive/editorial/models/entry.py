"""The base table of all entries."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from archive.editorial.columns import CodeColumn, FixedColumn, LineColumn, TextColumn, lines_column
from archive.primitives.languages import LANGUAGES


def hidden_parent(to):
    """The link to the base row, where its accessor would take the name of a column of another table."""
    return models.OneToOneField(to, models.CASCADE, parent_link=True, primary_key=True, related_name="+")


class EntryQuerySet(models.QuerySet):
    def of_kind(self, kind: str):
        """The entries of one kind: the predicate keeps lists on the index."""
        return self.filter(kind=kind)


class Entry(models.Model):
    """Anything with an address; each kind has a child table. `internal_note` and `held_languages` are never public."""

    KIND = None

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = FixedColumn(_("kind"), attribute="KIND")
    title = LineColumn(_("title"))
    summary = TextColumn(_("summary"))
    description = TextColumn(_("description"))
    note = TextColumn(_("note for readers"))
    rights = CodeColumn(_("rights"), vocabulary="rights", blank=True, default="")
    source_keys = lines_column()
    internal_note = TextColumn(_("internal note"), help_text=_("Never shown to readers."))
    held_languages = ArrayField(
        models.CharField(max_length=2, choices=[(code, code) for code in LANGUAGES]),
        verbose_name=_("languages held back"),
        default=list,
        blank=True,
        help_text=_("Text in these languages is kept, but not published."),
    )
    created = models.DateTimeField(auto_now_add=True)
    # Written by the database when the entry gets its public number: readers may know of it since then.
    first_published = models.DateTimeField(null=True, editable=False, db_index=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        indexes = [models.Index(fields=["kind", "id"], name="entry_kind_id")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(held_languages__contained_by=list(LANGUAGES)), name="entry_held_languages_known"
            )
        ]

    def __str__(self):
        return self.title_in()

    def title_in(self, language: str | None = None) -> str:
        """The title for editors: in `language` if given and there, else in any language, else the UUID."""

        order = [language or (get_language() or "en")[:2], *LANGUAGES]
        titles = (getattr(self, f"title_{code}", "") for code in order if code in LANGUAGES)
        return next((title for title in titles if title), str(self.uuid))
