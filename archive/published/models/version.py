"""Versions and addresses: what was published, and what a public number answers today."""

from django.db import models
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from archive.primitives.public_numbers import LETTERS, write


class Version(models.Model):
    """A published record, numbered 1, 2, 3 for readers; never changed. No foreign key to the editors' tables.

    `basis`: approved (a decision of the same hash), seeded, or exception; the last two say in `basis_note` why.
    """

    BASES = [("approved", _("approved")), ("seeded", _("seeded")), ("exception", _("exception"))]

    uuid = models.UUIDField(_("entry"))
    kind = models.CharField(_("kind"), max_length=20)
    version = models.PositiveIntegerField(_("version"))
    record = models.TextField(_("record"))
    record_hash = models.CharField(max_length=64)
    body = models.GeneratedField(
        expression=Cast("record", models.JSONField()), output_field=models.JSONField(), db_persist=True
    )
    published = models.DateTimeField(_("published"))
    basis = models.CharField(_("basis"), max_length=20, choices=BASES)
    basis_note = models.TextField(_("reason for the basis"), blank=True)

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["uuid", "version"]
        constraints = [
            models.UniqueConstraint(fields=["uuid", "version"], name="version_number_once"),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="version_number_from_one"),
            models.CheckConstraint(
                condition=models.Q(basis="approved")
                | (models.Q(basis__in=["seeded", "exception"]) & ~models.Q(basis_note="")),
                name="version_basis_recorded",
            ),
        ]

    def __str__(self):
        return f"{self.uuid} v{self.version}"


class Address(models.Model):
    """A public number and what it answers. Made at first publication; the number is never used again."""

    STATES = [("published", _("published")), ("withdrawn", _("withdrawn")), ("merged", _("merged"))]

    uuid = models.UUIDField(_("entry"), primary_key=True)
    kind = models.CharField(_("kind"), max_length=20)
    number = models.PositiveIntegerField(_("number"))
    state = models.CharField(_("state"), max_length=20, choices=STATES, default="published")
    version = models.PositiveIntegerField(_("current version"))
    first_published = models.DateTimeField(_("first published"))
    withdrawn = models.DateTimeField(_("withdrawn"), null=True)
    reason = models.TextField(_("public reason"), blank=True)
    replaced_by = models.UUIDField(null=True)

    class Meta:
        verbose_name = _("public address")
        verbose_name_plural = _("public addresses")
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="address_number_once"),
            models.CheckConstraint(condition=models.Q(kind__in=list(LETTERS)), name="address_kind_known"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="address_number_from_one"),
            models.CheckConstraint(
                condition=models.Q(state__in=["published", "withdrawn", "merged"]), name="address_state_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="withdrawn") | models.Q(withdrawn__isnull=False),
                name="address_withdrawn_has_date",
            ),
        ]

    def __str__(self):
        return self.public_number

    @property
    def public_number(self) -> str:
        """Such as `a42`."""
        return write(self.kind, self.number)


class NumberCounter(models.Model):
    """The last public number allotted for a kind; locked while the next is taken, so that none is skipped."""

    kind = models.CharField(_("kind"), max_length=20, primary_key=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("counter of public numbers")
        verbose_name_plural = _("counters of public numbers")

    def __str__(self):
        return f"{self.kind} {self.last}"
