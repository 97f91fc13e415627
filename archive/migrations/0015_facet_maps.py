"""Sets of entries for counting facets; the slot of each index row, which names it in them.

What stands in the index keeps its place until `migrate` has indexed everything anew, as it does after this migration.
"""

from django.db import migrations, models

SEQUENCES = """
CREATE SEQUENCE archive_indexrow_slots AS integer;
CREATE SEQUENCE archive_facetmap_stamps;
"""
NO_SEQUENCES = """
DROP SEQUENCE archive_indexrow_slots;
DROP SEQUENCE archive_facetmap_stamps;
"""
GIVE_SLOTS = """
UPDATE archive_indexrow SET slot = nextval('archive_indexrow_slots'), stamp = 0;
UPDATE archive_statusspan s SET slot = coalesce((SELECT slot FROM archive_indexrow r WHERE r.uuid = s.uuid), 0);
SET CONSTRAINTS ALL IMMEDIATE;
"""
# The words of an entry are wide, and never read with the row: kept apart, they leave the rows narrow. What is counted
# and sorted by stays in the row.
NARROW = """
ALTER TABLE archive_indexrow SET (toast_tuple_target = 128);
ALTER TABLE archive_indexrow ALTER words SET STORAGE EXTERNAL, ALTER titles SET STORAGE EXTERNAL,
    ALTER facets SET STORAGE MAIN, ALTER sort_kk SET STORAGE MAIN, ALTER sort_ru SET STORAGE MAIN,
    ALTER sort_en SET STORAGE MAIN, ALTER sort_tr SET STORAGE MAIN;
"""
WIDE = """
ALTER TABLE archive_indexrow RESET (toast_tuple_target);
ALTER TABLE archive_indexrow ALTER words SET STORAGE EXTENDED, ALTER titles SET STORAGE EXTENDED,
    ALTER facets SET STORAGE EXTENDED, ALTER sort_kk SET STORAGE EXTENDED, ALTER sort_ru SET STORAGE EXTENDED,
    ALTER sort_en SET STORAGE EXTENDED, ALTER sort_tr SET STORAGE EXTENDED;
"""
COUNTED = """
CREATE TRIGGER count_state AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON archive_facetmap
    FOR EACH STATEMENT EXECUTE FUNCTION archive_count_state();
"""
NOT_COUNTED = "DROP TRIGGER count_state ON archive_facetmap;"


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0004_archive_state'),
        ('archive', '0014_presence_since'),
    ]

    operations = [
        migrations.CreateModel(
            name='FacetMap',
            fields=[
                ('name', models.TextField(primary_key=True, serialize=False)),
                ('stamp', models.BigIntegerField(db_index=True)),
                ('body', models.BinaryField()),
            ],
            options={'default_permissions': ()},
        ),
        migrations.RunSQL(SEQUENCES, NO_SEQUENCES),
        migrations.RunSQL(COUNTED, NOT_COUNTED),
        migrations.AddField('indexrow', 'slot', models.IntegerField(null=True)),
        migrations.AddField('indexrow', 'stamp', models.BigIntegerField(null=True)),
        migrations.AddField('statusspan', 'slot', models.IntegerField(null=True)),
        migrations.RunSQL(GIVE_SLOTS, migrations.RunSQL.noop),
        migrations.AlterField('indexrow', 'slot', models.IntegerField(unique=True)),
        migrations.AlterField('indexrow', 'stamp', models.BigIntegerField(db_index=True)),
        migrations.AlterField('statusspan', 'slot', models.IntegerField()),
        *(
            migrations.AlterField('indexrow', f'sort_{code}', models.TextField(db_collation='C'))
            for code in ('kk', 'ru', 'en', 'tr')
        ),
        migrations.RunSQL(NARROW, WIDE),
    ]
