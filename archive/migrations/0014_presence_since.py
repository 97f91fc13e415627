"""Since when an editor has an entry open."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0013_revision_index")]

    operations = [
        migrations.AddField(
            "presence",
            "since",
            models.DateTimeField("since", default=django.utils.timezone.now),
            preserve_default=False,
        ),
    ]
