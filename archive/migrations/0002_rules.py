"""What the database itself refuses, whoever asks: see the messages of the functions.

Trigger functions run with the rights of whoever writes; the owner alone could disable a trigger, and serves no request.
"""

from django.db import migrations

HASHES = """
ALTER TABLE archive_revision ADD CONSTRAINT revision_record_hash
    CHECK (record_hash = encode(sha256(convert_to(record, 'UTF8')), 'hex'));
ALTER TABLE archive_revision ADD CONSTRAINT revision_internal_hash
    CHECK (internal_hash = encode(sha256(convert_to(internal, 'UTF8')), 'hex'));
ALTER TABLE archive_version ADD CONSTRAINT version_record_hash
    CHECK (record_hash = encode(sha256(convert_to(record, 'UTF8')), 'hex'));
"""
NO_HASHES = """
ALTER TABLE archive_revision DROP CONSTRAINT revision_record_hash;
ALTER TABLE archive_revision DROP CONSTRAINT revision_internal_hash;
ALTER TABLE archive_version DROP CONSTRAINT version_record_hash;
"""

APPEND_ONLY = """
CREATE FUNCTION archive_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: its rows are never changed or removed', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON archive_revision
    FOR EACH ROW EXECUTE FUNCTION archive_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON archive_decision
    FOR EACH ROW EXECUTE FUNCTION archive_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON archive_journalline
    FOR EACH ROW EXECUTE FUNCTION archive_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON archive_version
    FOR EACH ROW EXECUTE FUNCTION archive_append_only();
"""
NO_APPEND_ONLY = """
DROP TRIGGER append_only ON archive_revision;
DROP TRIGGER append_only ON archive_decision;
DROP TRIGGER append_only ON archive_journalline;
DROP TRIGGER append_only ON archive_version;
DROP FUNCTION archive_append_only();
"""

IDENTITY = """
CREATE FUNCTION archive_identity_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.uuid <> OLD.uuid THEN
        RAISE EXCEPTION 'the UUID of a row of % is never changed', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_TABLE_NAME = 'archive_part' THEN
        IF NEW.section <> OLD.section OR NEW.entry_id <> OLD.entry_id THEN
            RAISE EXCEPTION 'a part never changes its entry or its section'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    ELSIF NEW.kind <> OLD.kind THEN
        RAISE EXCEPTION 'the kind of an entry is never changed' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER identity_kept BEFORE UPDATE ON archive_entry
    FOR EACH ROW EXECUTE FUNCTION archive_identity_kept();
CREATE TRIGGER identity_kept BEFORE UPDATE ON archive_part
    FOR EACH ROW EXECUTE FUNCTION archive_identity_kept();
"""
NO_IDENTITY = """
DROP TRIGGER identity_kept ON archive_entry;
DROP TRIGGER identity_kept ON archive_part;
DROP FUNCTION archive_identity_kept();
"""

DECISIONS = """
CREATE FUNCTION archive_decision_allowed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    decided archive_revision%ROWTYPE;
    since integer;
BEGIN
    SELECT * INTO STRICT decided FROM archive_revision WHERE id = NEW.revision_id;
    IF NEW.record_hash <> decided.record_hash THEN
        RAISE EXCEPTION 'a decision names the hash of the revision it decides on'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    SELECT COALESCE(MAX(r.number), 0) INTO since
        FROM archive_revision r JOIN archive_entry e ON e.id = r.entry_id
        JOIN archive_version v ON v.uuid = e.uuid AND v.record_hash = r.record_hash
        WHERE r.entry_id = decided.entry_id AND r.number < decided.number;
    IF EXISTS (SELECT 1 FROM archive_revision r WHERE r.entry_id = decided.entry_id
               AND r.number > since AND r.number <= decided.number AND r.author_id = NEW.by_id) THEN
        RAISE EXCEPTION 'nobody decides on a revision that they helped to write'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER decision_allowed BEFORE INSERT ON archive_decision
    FOR EACH ROW EXECUTE FUNCTION archive_decision_allowed();
"""
NO_DECISIONS = """
DROP TRIGGER decision_allowed ON archive_decision;
DROP FUNCTION archive_decision_allowed();
"""

VERSIONS = """
CREATE FUNCTION archive_version_allowed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM archive_revision r JOIN archive_entry e ON e.id = r.entry_id
                   WHERE e.uuid = NEW.uuid AND e.kind = NEW.kind AND r.record_hash = NEW.record_hash) THEN
        RAISE EXCEPTION 'only a stored revision of the entry can be published'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.basis = 'approved' AND NOT EXISTS (
            SELECT 1 FROM archive_decision d JOIN archive_revision r ON r.id = d.revision_id
            JOIN archive_entry e ON e.id = r.entry_id
            WHERE e.uuid = NEW.uuid AND d.record_hash = NEW.record_hash AND d.outcome = 'approved') THEN
        RAISE EXCEPTION 'no approving decision names this hash' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.version <> 1 + COALESCE((SELECT MAX(v.version) FROM archive_version v WHERE v.uuid = NEW.uuid), 0) THEN
        RAISE EXCEPTION 'versions are numbered one after another' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER version_allowed BEFORE INSERT ON archive_version
    FOR EACH ROW EXECUTE FUNCTION archive_version_allowed();
"""
NO_VERSIONS = """
DROP TRIGGER version_allowed ON archive_version;
DROP FUNCTION archive_version_allowed();
"""

ADDRESSES = """
ALTER TABLE archive_address ADD CONSTRAINT address_version_exists
    FOREIGN KEY (uuid, version) REFERENCES archive_version (uuid, version);
CREATE FUNCTION archive_address_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a public number is never freed' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.uuid <> OLD.uuid OR NEW.kind <> OLD.kind OR NEW.number <> OLD.number
            OR NEW.first_published <> OLD.first_published THEN
        RAISE EXCEPTION 'a public number never changes' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER address_kept BEFORE UPDATE OR DELETE ON archive_address
    FOR EACH ROW EXECUTE FUNCTION archive_address_kept();
CREATE FUNCTION archive_index_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM archive_address a WHERE a.uuid = NEW.uuid AND a.state = 'published'
                   AND a.version = NEW.version AND a.kind = NEW.kind AND a.number = NEW.number) THEN
        RAISE EXCEPTION 'only what is published now is indexed' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER index_published BEFORE INSERT OR UPDATE ON archive_indexrow
    FOR EACH ROW EXECUTE FUNCTION archive_index_published();
"""
NO_ADDRESSES = """
ALTER TABLE archive_address DROP CONSTRAINT address_version_exists;
DROP TRIGGER address_kept ON archive_address;
DROP FUNCTION archive_address_kept();
DROP TRIGGER index_published ON archive_indexrow;
DROP FUNCTION archive_index_published();
"""


class Migration(migrations.Migration):
    dependencies = [("archive", "0001_tables")]

    operations = [
        migrations.RunSQL(HASHES, NO_HASHES),
        migrations.RunSQL(APPEND_ONLY, NO_APPEND_ONLY),
        migrations.RunSQL(IDENTITY, NO_IDENTITY),
        migrations.RunSQL(DECISIONS, NO_DECISIONS),
        migrations.RunSQL(VERSIONS, NO_VERSIONS),
        migrations.RunSQL(ADDRESSES, NO_ADDRESSES),
    ]
