"""What the seed loader last wrote, so that an editor's change is seen and never overwritten."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .entry import Entry


class SeedLoad(models.Model):
    """`record_hash`: of the record that the loader last put into the entry."""

    entry = models.OneToOneField(Entry, models.PROTECT, related_name="seed_load")
    key = models.CharField(max_length=200, unique=True)
    record_hash = models.CharField(max_length=64)
    loaded = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("load of a seed")
        verbose_name_plural = _("loads of seeds")

    def __str__(self):
        return self.key
