"""Fifty thousand entries, made by copying one whole entry a kind within the database."""

from dataclasses import dataclass

from django.db import connection

from archive.editorial.models.entry import Entry
from archive.editorial.models.part import Name
from archive.editorial.models.registry import KIND_MODELS
from archive.publishing.publish import publish
from tests.admin.desk import filled_record
from tests.makers import an_entry

# How many entries of each kind for fifty thousand.
SHARES = {
    "document": 20_000,
    "agreement": 5_000,
    "diplomat": 5_000,
    "institution": 3_000,
    "event": 5_000,
    "place": 2_000,
    "topic": 2_000,
    "source": 6_000,
    "indicator": 2_000,
}
PUBLISHED = "(g % 10) < 7"
CHANGED = "(g % 5) = 0"  # has a second revision
ENTRY_UUID = "md5('entry' || {base} + g)::uuid"
RECORD = "replace({column}, '{uuid}', " + ENTRY_UUID + "::text)"


@dataclass(frozen=True)
class Copies:
    """The copies of one entry, `template`: their keys are `base` + 1 … `base` + `count`."""

    template: Entry
    base: int
    count: int

    def insert(self, table: str, where: str, **expressions: str) -> None:
        """Copy the rows of a table that `where` picks; `expressions` over `g` (1 … count) give what differs."""
        given = {name: text.replace("{base}", str(self.base)) for name, text in expressions.items()}
        names = [name for name in columns(table) if given.get(name) != "DEFAULT"]
        values = ", ".join(given.get(name, f't."{name}"') for name in names)
        quoted = ", ".join(f'"{name}"' for name in names)
        run(
            f"INSERT INTO {table} ({quoted}) SELECT {values} FROM {table} t, generate_series(1, {self.count}) g"
            f" WHERE {where}"
        )


def fill(editor, contributor, scale: int = 1) -> None:
    """Copy an entry of every kind; `scale` divides how often. One in five was changed by `editor` since."""
    run("SET session_replication_role = replica")  # no triggers: their work is done here, for all rows at once
    for kind, share in SHARES.items():
        copy(kind, share // scale, editor.pk, contributor.pk)
    run(PROGRESS)
    run(APPOINTMENTS.format(editor=editor.pk))
    run(COMMENTS.format(editor=editor.pk))
    run("INSERT INTO archive_comment_mentioned (comment_id, user_id) SELECT id, %s FROM archive_comment", [editor.pk])
    run("SET session_replication_role = DEFAULT")
    run(JOURNAL.format(editor=editor.pk, step=max(1, scale)))
    run("ANALYZE")


def copy(kind: str, count: int, editor: int, contributor: int) -> None:
    """The entries of one kind: with their names, revisions, versions, addresses, and signatures of agreements."""
    run("SET session_replication_role = DEFAULT")
    template = an_entry(filled_record(kind))
    publish(template, by=None, basis="seeded", note="template")
    run("SET session_replication_role = replica")
    base = 10_000_000 * (1 + list(KIND_MODELS).index(kind))
    copies = Copies(template, base, count)
    one = f"t.id = {template.pk}"
    titles = {f"title_{code}": f"t.title_{code} || ' ' || md5(g::text)" for code in ("en", "ru", "tr")}
    since = f"CASE WHEN {PUBLISHED} THEN now() END"
    copies.insert(
        "archive_entry", one, id="{base} + g", uuid=ENTRY_UUID, **titles, title_kk="''", first_published=since
    )
    copies.insert(f"archive_{kind}", f"t.entry_ptr_id = {template.pk}", entry_ptr_id="{base} + g")
    for section in ("name", *(["action"] if kind == "agreement" else [])):
        rows(copies, section)
    revisions(copies, editor, contributor)
    shown = f"t.uuid = '{template.uuid}' AND {PUBLISHED}"
    record = RECORD.format(column="t.record", uuid=template.uuid, base=base)
    copies.insert("archive_version", shown, id="DEFAULT", uuid=ENTRY_UUID, record=record, record_hash=hashed(record))
    copies.insert("archive_address", shown, uuid=ENTRY_UUID, number="g + 1")


def rows(copies: Copies, section: str) -> None:
    """One row of a section for each copy."""
    part = Name.objects.filter(entry=copies.template).values_list("pk", flat=True).first()
    if section == "action":
        part = copies.template.parts.filter(section="actions").values_list("pk", flat=True).first()
    offset = copies.base + (5_000_000 if section == "action" else 0)
    key, unique = f"{offset} + g", f"md5('{section}' || {offset} + g)::uuid"
    copies.insert("archive_part", f"t.id = {part}", id=key, uuid=unique, entry_id="{base} + g")
    copies.insert(f"archive_{section}", f"t.part_ptr_id = {part}", part_ptr_id=key)


def revisions(copies: Copies, editor: int, contributor: int) -> None:
    """The first revision of each copy, and a second one of what was changed."""
    of_template = f"t.entry_id = {copies.template.pk}"
    record = RECORD.format(column="t.record", uuid=copies.template.uuid, base=copies.base)
    first = {"id": "DEFAULT", "entry_id": "{base} + g", "record": record, "record_hash": hashed(record)}
    copies.insert("archive_revision", of_template, **first)
    changed = f'overlay({record} placing \'{{"note":{{"en":"n"}},\' from 1 for 1)'
    author = f"CASE WHEN g % 100 = 0 THEN {contributor} ELSE {editor} END"
    second = first | {"number": "2", "record": changed, "record_hash": hashed(changed), "author_id": author}
    copies.insert("archive_revision", f"{of_template} AND {CHANGED}", **second, made="now() - g * interval '1 minute'")


def hashed(expression: str) -> str:
    """SQL for the SHA-256 of a text."""
    return f"encode(sha256(convert_to({expression}, 'UTF8')), 'hex')"


def columns(table: str) -> list[str]:
    """The columns of a table that can be written."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_generated = 'NEVER'"
            " ORDER BY ordinal_position",
            [table],
        )
        return [name for (name,) in cursor.fetchall()]


def run(sql: str, parameters=None) -> None:
    """Run one statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)


PROGRESS = """
INSERT INTO archive_progress (entry_id, state, revision_id, since, submitter_id, due)
SELECT r.entry_id, CASE r.entry_id % 8 WHEN 0 THEN 'submitted' WHEN 1 THEN 'changes-requested' WHEN 2 THEN 'approved'
    WHEN 3 THEN 'scheduled' ELSE 'submitted' END, r.id, r.made, r.author_id,
    (now() - r.entry_id % 20 * interval '1 day')
FROM archive_revision r WHERE r.number = 2 AND r.entry_id % 3 = 0
"""
APPOINTMENTS = """
INSERT INTO archive_appointment (entry_id, verb, at, revision_id, reason, by_id, made, outcome, remark)
SELECT entry_id, 'publish', now() + interval '1 day', revision_id, '', {editor}, now(),
    CASE WHEN entry_id % 5 = 0 THEN 'failed' ELSE 'waiting' END, ''
FROM archive_progress WHERE state = 'scheduled'
"""
COMMENTS = """
INSERT INTO archive_comment (entry_id, revision_id, section, field, language, quote, body, by_id, made,
    resolved, resolved_by_id)
SELECT r.entry_id, r.id, '', 'title', 'en', '', 'See this', {editor}, now(),
    CASE WHEN r.entry_id % 2 = 0 THEN now() END,
    CASE WHEN r.entry_id % 2 = 0 THEN {editor} END
FROM archive_revision r WHERE r.number = 2 AND r.entry_id % 5 = 0
"""
JOURNAL = """
INSERT INTO archive_journalline (number, previous, hash, made, by_id, verb, entry_uuid, details)
SELECT 0, '', '', now(), {editor}, CASE r.id % 3 WHEN 0 THEN 'publish' WHEN 1 THEN 'submit' ELSE 'withdraw' END,
    e.uuid, jsonb_build_object('revision', r.number, 'reason', 'Күні түзетілді')
FROM archive_revision r JOIN archive_entry e ON e.id = r.entry_id, generate_series(1, 2) LIMIT 100000 / {step}
"""
