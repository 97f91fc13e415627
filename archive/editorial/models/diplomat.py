"""Diplomats (any person) with their postings and milestones."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.editorial.columns import CodeColumn, EdtfColumn, LineColumn, TextColumn

from .entry import Entry, hidden_parent
from .institution import Office
from .part import Part, entry_link, in_any_language, own_part


class Diplomat(Entry):
    """Any person of the archive."""

    KIND = "diplomat"

    family_name = LineColumn(_("family name"))
    given_name = LineColumn(_("given name"))
    patronymic = LineColumn(_("patronymic"))
    born = EdtfColumn(_("born"))
    died = EdtfColumn(_("died"))
    state = entry_link("Institution", verbose_name=pgettext_lazy("country", "state"))
    identification = CodeColumn(_("identification"), vocabulary="certainty", blank=True, default="")

    class Meta:
        verbose_name = _("diplomat")
        verbose_name_plural = _("diplomats")
        permissions = [("publish_diplomat", _("Can publish and withdraw"))]


class Posting(Part):
    """A person's time in an office, dated by its milestones."""

    SECTION = "postings"

    part_ptr = hidden_parent(Part)
    office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("office")
    )
    title = LineColumn(_("title as in the source"))
    certainty = CodeColumn(_("certainty"), vocabulary="certainty", blank=True, default="")
    note = TextColumn(_("note"))

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(office__isnull=False) | in_any_language("title"), name="posting_names_office"
            )
        ]


class Milestone(Part):
    """A dated step of a posting."""

    SECTION = "milestones"

    posting = own_part(blank=False, to=Posting, verbose_name=_("posting"), related_name="milestones")
    type = CodeColumn(_("milestone"), vocabulary="milestone_type")
    date = EdtfColumn(_("date"), blank=False)
    note = TextColumn(_("note"))

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        constraints = [models.CheckConstraint(condition=~models.Q(date=""), name="milestone_has_date")]
