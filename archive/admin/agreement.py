"""Agreements in the admin."""

from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from archive.editorial.models.agreement import Action, Agreement

from .kinds import KindAdmin
from .widgets import words_of


@admin.register(Agreement)
class AgreementAdmin(KindAdmin):
    """Agreements, with the date of their first signature in the list."""

    columns = ("type", "form", "signed")
    filters = ("type", "form")

    def get_queryset(self, request):
        signatures = Action.objects.filter(entry_id=OuterRef("pk"), type="signature")
        first = signatures.order_by("taken_lower", "pk").values("taken")[:1]
        return super().get_queryset(request).annotate(signed_on=Subquery(first))

    @admin.display(description=_("signed"), ordering="signed_on", empty_value="")
    def signed(self, agreement):
        """The day of the first signature, in words."""
        return words_of(agreement.signed_on)
