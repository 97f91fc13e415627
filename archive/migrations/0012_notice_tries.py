import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0006_desk_rules")]

    operations = [
        migrations.AddField(
            "notice",
            "next_try",
            models.DateTimeField(blank=True, default=django.utils.timezone.now, null=True, verbose_name="next try"),
        ),
        migrations.RemoveIndex("notice", "notice_unsent"),
        migrations.AddIndex(
            "notice",
            models.Index(fields=["next_try"], name="notice_unsent", condition=models.Q(("next_try__isnull", False))),
        ),
        migrations.AddIndex(
            "notice", models.Index(fields=["to"], name="notice_unseen", condition=models.Q(("seen__isnull", True)))
        ),
    ]
