"""Agreements and their actions, in the terms of treaty law."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.editorial.columns import CodeColumn, EdtfColumn, LineColumn, TagColumn, TextColumn, tags_column

from .entry import Entry
from .part import Actor, Part, own_part


class Agreement(Entry):
    """A treaty, agreement, act or package; its status on any date is computed from its actions."""

    KIND = "agreement"

    type = CodeColumn(_("type"), vocabulary="agreement_type")
    form = CodeColumn(_("form"), vocabulary="agreement_form", default="bilateral")
    subject = LineColumn(_("subject"))
    authentic_languages = tags_column()
    prevailing_language = TagColumn(_("prevailing language"))
    duration = LineColumn(_("duration"))
    stated_count = models.PositiveIntegerField(_("stated number of documents"), null=True, blank=True)
    completeness = CodeColumn(_("known members"), vocabulary="completeness", blank=True, default="")

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        permissions = [("publish_agreement", _("Can publish and withdraw"))]


class Action(Part):
    """One legal step, by one party or by all."""

    SECTION = "actions"

    type = CodeColumn(_("action"), vocabulary="action_type")
    party = own_part(to=Actor, verbose_name=_("party"))
    taken = EdtfColumn(_("taken on"))
    effective = EdtfColumn(_("effective on"))
    act = LineColumn(_("act and number"))
    note = TextColumn(_("note"))

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("actions")
