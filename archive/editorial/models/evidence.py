"""Statements, figures, and disputes with their claims."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.editorial.columns import CodeColumn, EdtfColumn, LineColumn, TextColumn

from .entry import hidden_parent
from .part import Part, filled, in_any_language, own_part


class Statement(Part):
    """Who is reported to have said what; speakers are actors of the statement, what it is about are relations of it."""

    SECTION = "statements"

    title = LineColumn(_("title"))
    words = TextColumn(_("statement"))
    made = EdtfColumn(_("made"))
    verbatim = models.BooleanField(_("reported verbatim"), default=False)
    note = TextColumn(_("note"))

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        constraints = [
            models.CheckConstraint(
                condition=in_any_language("title") | in_any_language("words"), name="statement_says_something"
            )
        ]


class Figure(Part):
    """A quantity of an indicator as one source gives it; reporters and sides are actors of the figure."""

    SECTION = "figures"

    title = LineColumn(_("title"))
    low = models.DecimalField(_("lower value"), max_digits=24, decimal_places=6, null=True, blank=True)
    high = models.DecimalField(_("upper value"), max_digits=24, decimal_places=6, null=True, blank=True)
    as_printed = LineColumn(_("as printed"))
    precision = CodeColumn(_("precision"), vocabulary="figure_precision", default="exact")
    nature = CodeColumn(_("nature"), vocabulary="figure_nature", default="observed")
    measure = CodeColumn(_("measure"), vocabulary="figure_measure", blank=True, default="")
    counted = LineColumn(_("what is counted"))
    unit = LineColumn(_("unit"))
    period = EdtfColumn(_("period"))
    note = TextColumn(_("note"))

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(low__isnull=False) | models.Q(high__isnull=False) | filled("as_printed"),
                name="figure_has_value",
            ),
            models.CheckConstraint(
                condition=models.Q(low__isnull=True)
                | models.Q(high__isnull=True)
                | models.Q(low__lte=models.F("high")),
                name="figure_low_not_above_high",
            ),
        ]


class Dispute(Part):
    """Claims that cannot all be true."""

    SECTION = "disputes"

    part_ptr = hidden_parent(Part)
    question = LineColumn(_("question"))
    status = CodeColumn(_("status"), vocabulary="dispute_status", default="open")
    resolution = TextColumn(_("resolution"))
    note = TextColumn(_("note"))

    class Meta:
        verbose_name = _("dispute")
        verbose_name_plural = _("disputes")
        constraints = [
            models.CheckConstraint(condition=in_any_language("question"), name="dispute_has_question"),
            models.CheckConstraint(
                condition=~models.Q(status="resolved") | in_any_language("resolution"),
                name="dispute_resolved_with_reason",
            ),
        ]


class Claim(Part):
    """One side of a dispute: words, or a path with a typed value, or a part."""

    SECTION = "claims"

    dispute = own_part(blank=False, to=Dispute, verbose_name=_("dispute"), related_name="claims")
    words = LineColumn(_("claim"))
    path = LineColumn(_("field"))
    value_type = CodeColumn(_("type of the value"), vocabulary="value_type", blank=True, default="")
    value = LineColumn(_("value"))
    part_named = models.ForeignKey(
        Part, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("part")
    )
    note = TextColumn(_("note"))

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        constraints = [
            models.CheckConstraint(
                condition=in_any_language("words") | filled("value") | models.Q(part_named__isnull=False),
                name="claim_claims_something",
            ),
            models.CheckConstraint(
                condition=models.Q(value="") | ~models.Q(value_type=""), name="claim_value_has_type"
            ),
        ]
