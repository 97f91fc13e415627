"""Sources."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.editorial.columns import CodeColumn, EdtfColumn, LineColumn, tags_column

from .entry import Entry
from .part import entry_link


class Source(Entry):
    """A work or page that citations point at; `own_title` is the title it bears, in its own language."""

    KIND = "source"

    own_title = LineColumn(_("title on the source"))
    title_supplied = models.BooleanField(_("title described by the editors"), default=False)
    type = CodeColumn(_("type"), vocabulary="source_type", default="web-page")
    tier = CodeColumn(_("tier"), vocabulary="source_tier")
    languages = tags_column()
    author = LineColumn(_("author"))
    publisher = LineColumn(_("publisher"))
    container_title = LineColumn(_("title of the containing work"))
    published = EdtfColumn(_("published"))
    accessed = EdtfColumn(_("accessed"))
    url = LineColumn(_("address"))
    document = entry_link("Document", verbose_name=_("document of this archive"))

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        permissions = [("publish_source", _("Can publish and withdraw"))]

    def title_in(self, language=None):
        """Its own title: a source is not translated."""
        return self.own_title or super().title_in(language)
