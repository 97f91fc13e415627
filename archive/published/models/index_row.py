"""The narrow index row of a published entry, and the links that its record makes."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _


class IndexRow(models.Model):
    """What lists filter, sort and search on. `facets` holds `name:value` pairs; sort keys compare by code point.

    `slot` names the entry in sets (`archive.published.maps`): a small number, the same as long as the entry stays
    published, and never used again. `stamp`: as in `FacetMap`, the change of the index that made this row.
    `titles` and `words`: see `archive.published.search.lexemes`; `title_words`: how many words the shortest name has.
    """

    uuid = models.UUIDField(primary_key=True)
    slot = models.IntegerField(unique=True)
    stamp = models.BigIntegerField(db_index=True)
    kind = models.CharField(_("kind"), max_length=20)
    number = models.PositiveIntegerField()
    version = models.PositiveIntegerField()
    published = models.DateTimeField()
    lower = models.DateField(null=True)
    upper = models.DateField(null=True)
    year_from = models.SmallIntegerField(null=True)
    year_to = models.SmallIntegerField(null=True)
    sort_kk = models.TextField(db_collation="C")
    sort_ru = models.TextField(db_collation="C")
    sort_en = models.TextField(db_collation="C")
    sort_tr = models.TextField(db_collation="C")
    facets = ArrayField(models.TextField(), default=list)
    title_words = models.SmallIntegerField(default=0)
    titles = SearchVectorField()
    words = SearchVectorField()

    class Meta:
        verbose_name = _("index row")
        verbose_name_plural = _("index rows")
        constraints = [models.UniqueConstraint(fields=["kind", "number"], name="indexrow_number_once")]
        indexes = [
            GinIndex(fields=["facets"], name="indexrow_facets"),
            GinIndex(fields=["titles"], name="indexrow_titles"),
            GinIndex(fields=["words"], name="indexrow_words"),
            models.Index(fields=["lower", "uuid"], name="indexrow_lower"),
            models.Index(fields=["kind", "lower"], name="indexrow_kind_lower"),
        ]

    def __str__(self):
        return f"{self.kind} {self.number}"


class Link(models.Model):
    """One reference of a published record, so that its target can show it.

    `section` and `part`: where in the subject's record it stands (empty and null for a field of the entry);
    `label`: the field, role or relation type; `target_part`: the part of the target that is meant. `shown`: whether the
    reference stands in the record as it is served now; the others are kept only to know whom to index again.
    """

    subject = models.UUIDField(db_index=True)
    section = models.CharField(_("section"), max_length=20)
    part = models.UUIDField(null=True)
    label = models.CharField(max_length=40)
    target = models.UUIDField(db_index=True)
    target_part = models.UUIDField(null=True)
    lower = models.DateField(null=True)
    shown = models.BooleanField()

    class Meta:
        verbose_name = _("link between published entries")
        verbose_name_plural = _("links between published entries")
        indexes = [
            models.Index(
                fields=["target", "section", "label", "lower", "subject", "id"],
                name="link_target",
                condition=models.Q(shown=True),
            ),
            # To count them: PostgreSQL keeps links alike as one key here, in the order of the table.
            models.Index(fields=["target", "section", "label"], name="link_group", condition=models.Q(shown=True)),
        ]

    def __str__(self):
        return f"{self.subject} {self.label} {self.target}"
