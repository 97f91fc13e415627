"""The state of the published tables: one row, counted by triggers, so that pages made of them can be kept.

The row counts transactions and not statements: only the first change of a transaction writes it, and holds it locked
until the end, so that publications commit one after another. A reader who has read the number sees the content of that
state or of a later one, never of an earlier one.
"""

from django.db import migrations, models

# The desk may not write the row: the function does, with its owner's rights and names of its own choosing.
COUNT = """
INSERT INTO archive_archivestate (id, number, transaction, index_format) VALUES (1, 1, 0, 0);
CREATE FUNCTION archive_count_state() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO archive_archivestate AS state (id, number, transaction, index_format) VALUES (1, 1, txid_current(), 0)
        ON CONFLICT (id) DO UPDATE SET number = state.number + 1, transaction = excluded.transaction
        WHERE state.transaction <> excluded.transaction;
    RETURN NULL;
END $$;
"""
NO_COUNT = "DROP FUNCTION archive_count_state();"
TABLES = ("version", "address", "indexrow", "link", "statusspan")
TRIGGERS = "".join(
    f"CREATE TRIGGER count_state AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON archive_{table}"
    " FOR EACH STATEMENT EXECUTE FUNCTION archive_count_state();\n"
    for table in TABLES
)
NO_TRIGGERS = "".join(f"DROP TRIGGER count_state ON archive_{table};\n" for table in TABLES)


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0003_status_spans'),
    ]

    operations = [
        migrations.CreateModel(
            name='ArchiveState',
            fields=[
                ('id', models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('number', models.BigIntegerField()),
                ('transaction', models.BigIntegerField()),
                ('index_format', models.IntegerField(default=0)),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='archivestate_one_row')],
            },
        ),
        migrations.RunSQL(COUNT, NO_COUNT),
        migrations.RunSQL(TRIGGERS, NO_TRIGGERS),
    ]
