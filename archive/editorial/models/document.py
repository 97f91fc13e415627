"""Documents, described after ISAD(G)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.editorial.columns import CodeColumn, EdtfColumn, LineColumn, tags_column

from .entry import Entry, hidden_parent


class Document(Entry):
    """A fonds, series, file or item; `parent` is the unit it belongs to."""

    KIND = "document"

    entry_ptr = hidden_parent(Entry)
    level = CodeColumn(_("level of description"), vocabulary="level", default="item")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    type = CodeColumn(_("type"), vocabulary="document_type")
    date = EdtfColumn(_("date"))
    covers = EdtfColumn(_("period covered"))
    original_languages = tags_column()
    repository = LineColumn(_("archive or library"))
    reference_code = LineColumn(_("reference code"))
    extent = LineColumn(_("extent"))
    classification_then = CodeColumn(_("classification then"), vocabulary="classification", blank=True, default="")
    classification_now = CodeColumn(_("classification now"), vocabulary="classification", blank=True, default="")
    container_title = LineColumn(_("title of the containing work"))
    volume = LineColumn(_("volume"))
    issue = LineColumn(_("issue"))
    pages = LineColumn(_("pages"))
    publisher = LineColumn(_("publisher"))
    issn = LineColumn("ISSN")
    doi = LineColumn("DOI")
    url = LineColumn(_("address"))

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("publish_document", _("Can publish and withdraw"))]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("pk")),
                name="document_not_its_own_parent",
            )
        ]
