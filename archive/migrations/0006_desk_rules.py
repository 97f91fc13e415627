"""What the database itself refuses of the desk's work, and the chain of the journal: see the messages."""

from django.db import migrations, models

# The text whose SHA-256 is a line's hash: its values one a line, the previous line's hash first.
CHAIN = """
CREATE FUNCTION archive_journal_hash(line archive_journalline) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT encode(sha256(convert_to(concat_ws(E'\\n', line.previous, line.number::text,
        to_char(line.made AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        COALESCE(line.by_id::text, '-'), line.verb, COALESCE(line.entry_uuid::text, '-'), line.details::text
    ), 'UTF8')), 'hex')
$$;
ALTER TABLE archive_journalline DISABLE TRIGGER append_only;
DO $$
DECLARE
    line archive_journalline%ROWTYPE;
    before text := '';
    place bigint := 0;
BEGIN
    FOR line IN SELECT * FROM archive_journalline ORDER BY id LOOP
        place := place + 1;
        line.number := place;
        line.previous := before;
        before := archive_journal_hash(line);
        UPDATE archive_journalline SET number = place, previous = line.previous, hash = before WHERE id = line.id;
    END LOOP;
END $$;
ALTER TABLE archive_journalline ENABLE TRIGGER append_only;
CREATE FUNCTION archive_journal_chained() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last archive_journalline%ROWTYPE;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('archive_journalline'));
    SELECT * INTO last FROM archive_journalline ORDER BY number DESC LIMIT 1;
    NEW.number := COALESCE(last.number, 0) + 1;
    NEW.previous := COALESCE(last.hash, '');
    NEW.made := clock_timestamp();
    NEW.hash := archive_journal_hash(NEW);
    RETURN NEW;
END $$;
CREATE TRIGGER journal_chained BEFORE INSERT ON archive_journalline
    FOR EACH ROW EXECUTE FUNCTION archive_journal_chained();
"""
NO_CHAIN = """
DROP TRIGGER journal_chained ON archive_journalline;
DROP FUNCTION archive_journal_chained();
DROP FUNCTION archive_journal_hash(archive_journalline);
"""

# The newest revision that the version of now was made from: whoever wrote a later one is an author of what is proposed.
AUTHORS = """
CREATE FUNCTION archive_published_revision(asked bigint) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT COALESCE(MAX(r.number), 0) FROM archive_revision r
    WHERE r.entry_id = asked AND r.record_hash = (
        SELECT v.record_hash FROM archive_version v JOIN archive_entry e ON e.uuid = v.uuid
        WHERE e.id = asked ORDER BY v.version DESC LIMIT 1)
$$;
CREATE FUNCTION archive_is_approved(asked bigint, asked_hash text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT COALESCE((SELECT d.outcome = 'approved' FROM archive_decision d JOIN archive_revision r ON r.id = d.revision_id
        WHERE r.entry_id = asked AND d.record_hash = asked_hash ORDER BY d.id DESC LIMIT 1), false)
$$;
"""
NO_AUTHORS = """
DROP FUNCTION archive_published_revision(bigint);
DROP FUNCTION archive_is_approved(bigint, text);
"""

FIRST_PUBLISHED = """
UPDATE archive_entry e SET first_published = a.first_published FROM archive_address a WHERE a.uuid = e.uuid;
CREATE FUNCTION archive_first_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE archive_entry SET first_published = NEW.first_published WHERE uuid = NEW.uuid;
    RETURN NULL;
END $$;
CREATE TRIGGER first_published AFTER INSERT ON archive_address
    FOR EACH ROW EXECUTE FUNCTION archive_first_published();
"""
NO_FIRST_PUBLISHED = """
DROP TRIGGER first_published ON archive_address;
DROP FUNCTION archive_first_published();
"""

DECISIONS = """
CREATE OR REPLACE FUNCTION archive_decision_allowed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    decided archive_revision%ROWTYPE;
    since integer;
BEGIN
    SELECT * INTO STRICT decided FROM archive_revision WHERE id = NEW.revision_id;
    IF NEW.record_hash <> decided.record_hash THEN
        RAISE EXCEPTION 'a decision names the hash of the revision it decides on'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM archive_progress p WHERE p.entry_id = decided.entry_id
                   AND p.revision_id = decided.id AND p.state <> 'draft') THEN
        RAISE EXCEPTION 'only a revision that was submitted is decided on'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    since := archive_published_revision(decided.entry_id);
    IF EXISTS (SELECT 1 FROM archive_revision r WHERE r.entry_id = decided.entry_id
               AND r.number <= decided.number AND r.author_id = NEW.by_id
               AND (r.number > since OR decided.number <= since)) THEN
        RAISE EXCEPTION 'nobody decides on a revision that they helped to write'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
"""

VERSIONS = """
CREATE OR REPLACE FUNCTION archive_version_allowed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    own bigint;
BEGIN
    SELECT e.id INTO own FROM archive_entry e WHERE e.uuid = NEW.uuid AND e.kind = NEW.kind;
    IF NOT EXISTS (SELECT 1 FROM archive_revision r WHERE r.entry_id = own AND r.record_hash = NEW.record_hash) THEN
        RAISE EXCEPTION 'only a stored revision of the entry can be published'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.basis = 'approved' AND NOT archive_is_approved(own, NEW.record_hash) THEN
        RAISE EXCEPTION 'no approving decision names this hash' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.basis = 'seeded' AND EXISTS (SELECT 1 FROM archive_revision r WHERE r.entry_id = own
            AND r.author_id IS NOT NULL AND r.number > archive_published_revision(own)) THEN
        RAISE EXCEPTION 'what a person wrote is not published as seeded'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.basis = 'exception' AND NOT EXISTS (SELECT 1 FROM archive_exemption x
            WHERE x.closed IS NULL AND x.until > clock_timestamp()) THEN
        RAISE EXCEPTION 'no exemption from the two-person rule is open'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM archive_progress p WHERE p.entry_id = own AND p.closed_until > clock_timestamp()) THEN
        RAISE EXCEPTION 'the entry is closed until a later moment' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.version <> 1 + COALESCE((SELECT MAX(v.version) FROM archive_version v WHERE v.uuid = NEW.uuid), 0) THEN
        RAISE EXCEPTION 'versions are numbered one after another' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
"""

PROGRESS = """
CREATE FUNCTION archive_progress_true() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.revision_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM archive_revision r WHERE r.id = NEW.revision_id AND r.entry_id = NEW.entry_id) THEN
        RAISE EXCEPTION 'the revision is of another entry' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.state IN ('approved', 'scheduled') AND NOT archive_is_approved(NEW.entry_id,
            (SELECT r.record_hash FROM archive_revision r WHERE r.id = NEW.revision_id)) THEN
        RAISE EXCEPTION 'nobody has approved this revision' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER progress_true BEFORE INSERT OR UPDATE ON archive_progress
    FOR EACH ROW EXECUTE FUNCTION archive_progress_true();
"""
NO_PROGRESS = """
DROP TRIGGER progress_true ON archive_progress;
DROP FUNCTION archive_progress_true();
"""

# Rows of which only the end is written later.
ONCE_WRITTEN = """
CREATE FUNCTION archive_once_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - TG_ARGV) <> (to_jsonb(OLD) - TG_ARGV) THEN
        RAISE EXCEPTION 'a row of % is never removed, and only its end is written later', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER once_written BEFORE UPDATE OR DELETE ON archive_comment
    FOR EACH ROW EXECUTE FUNCTION archive_once_written('resolved', 'resolved_by_id');
CREATE TRIGGER once_written BEFORE UPDATE OR DELETE ON archive_exemption
    FOR EACH ROW EXECUTE FUNCTION archive_once_written('closed', 'closed_by_id');
CREATE TRIGGER once_written BEFORE UPDATE OR DELETE ON archive_appointment
    FOR EACH ROW EXECUTE FUNCTION archive_once_written('outcome', 'finished', 'remark');
CREATE TRIGGER once_written BEFORE UPDATE OR DELETE ON archive_previewlink
    FOR EACH ROW EXECUTE FUNCTION archive_once_written('revoked');
"""
NO_ONCE_WRITTEN = """
DROP TRIGGER once_written ON archive_comment;
DROP TRIGGER once_written ON archive_exemption;
DROP TRIGGER once_written ON archive_appointment;
DROP TRIGGER once_written ON archive_previewlink;
DROP FUNCTION archive_once_written();
"""


GROUPS = (
    "contributor",
    "translator-kk",
    "translator-ru",
    "translator-en",
    "translator-tr",
    "editor",
    "reviewer",
    "publisher",
    "administrator",
)


def make_groups(apps, schema_editor):
    """One group a role; `archive.editorial.workflow.roles` names the same."""
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    for name in GROUPS:
        groups.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [("archive", "0005_desk"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [
        migrations.RunSQL(CHAIN, NO_CHAIN),
        migrations.AlterField("journalline", "number", models.BigIntegerField("number", unique=True, editable=False)),
        migrations.RunSQL(AUTHORS, NO_AUTHORS),
        migrations.RunSQL(FIRST_PUBLISHED, NO_FIRST_PUBLISHED),
        migrations.RunSQL(DECISIONS, migrations.RunSQL.noop),
        migrations.RunSQL(VERSIONS, migrations.RunSQL.noop),
        migrations.RunSQL(PROGRESS, NO_PROGRESS),
        migrations.RunSQL(ONCE_WRITTEN, NO_ONCE_WRITTEN),
        migrations.RunPython(make_groups, migrations.RunPython.noop),
    ]
