"""Which tables each database role may touch; `config.database_roles` turns this into GRANT and REVOKE.

A table that is named nowhere here may be read and written by the desk, and is out of the public role's reach.
"""

# The public role may read these, and nothing else.
PUBLIC_TABLES: frozenset[str] = frozenset(
    {
        *("archive_version", "archive_address", "archive_indexrow", "archive_link", "archive_statusspan"),
        *("archive_archivestate", "archive_facetmap", "archive_suggestion"),
    }
)

# The desk may add rows to these, and never change or remove one.
APPEND_ONLY_TABLES: frozenset[str] = frozenset(
    {"archive_revision", "archive_decision", "archive_journalline", "archive_version"}
)

# The desk may only read these: the owner writes them, in migrations, and the state of the archive in triggers.
DESK_READ_ONLY_TABLES: frozenset[str] = frozenset(
    {"auth_permission", "django_content_type", "django_migrations", "archive_archivestate"}
)
