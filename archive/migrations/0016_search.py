"""What search needs: the words of titles for suggestions, and how many words a title has.

The long vectors are kept outside of the rows, so that lists need not read past them.
"""

from django.db import migrations, models

STORAGE = """
ALTER TABLE archive_indexrow ALTER COLUMN words SET STORAGE EXTERNAL;
ALTER TABLE archive_indexrow SET (toast_tuple_target = 128);
"""
NO_STORAGE = """
ALTER TABLE archive_indexrow ALTER COLUMN words SET STORAGE EXTENDED;
ALTER TABLE archive_indexrow RESET (toast_tuple_target);
"""
COUNT = (
    "CREATE TRIGGER count_state AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON archive_suggestion"
    " FOR EACH STATEMENT EXECUTE FUNCTION archive_count_state();"
)
NO_COUNT = "DROP TRIGGER count_state ON archive_suggestion;"


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0015_facet_maps'),
    ]

    operations = [
        migrations.AddField(
            model_name='indexrow',
            name='title_words',
            field=models.SmallIntegerField(default=0),
        ),
        migrations.CreateModel(
            name='Suggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(db_index=True)),
                ('kind', models.CharField(max_length=20, verbose_name='kind')),
                ('form', models.TextField(db_collation='C')),
                ('word', models.TextField(db_collation='C')),
                ('place', models.SmallIntegerField()),
                ('length', models.SmallIntegerField()),
            ],
            options={
                'default_permissions': (),
                'indexes': [models.Index(fields=['kind', 'form'], name='suggestion_kind_form'), models.Index(fields=['form'], name='suggestion_form')],
            },
        ),
        migrations.RunSQL(STORAGE, NO_STORAGE),
        migrations.RunSQL(COUNT, NO_COUNT),
    ]
