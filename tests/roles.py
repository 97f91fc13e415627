"""Tests act as the database's roles on the test's own connection, within its transaction.

A second connection would not see what the test has written and not committed, so the role is changed instead:
`SET LOCAL ROLE` in a savepoint. PostgreSQL then refuses exactly what it would refuse the real role.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test import Client

from config.database_roles import role_name


def role_url(part: str) -> str:
    """Address the test database as a role, for a process of its own, which sees only what is committed."""
    database = connection.settings_dict
    host = quote(database["HOST"] or database["OPTIONS"]["host"], safe="")
    return f"postgresql://{role_name(database['NAME'], part)}@/{database['NAME']}?host={host}"


@contextmanager
def role_on_connection(part: str) -> Iterator[None]:
    """Act as "owner", "desk" or "public" within the block. A database error inside undoes the block and is
    raised.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f'SET LOCAL ROLE "{role_name(connection.settings_dict["NAME"], part)}"')
        yield
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")


class ReaderClient(Client):
    """A reader's browser: every request runs under the public role, the production of a streamed body
    included.
    """

    def request(self, **request: object) -> HttpResponseBase:
        """Send the request and read the whole body before the role is given back."""
        with role_on_connection("public"):
            response = super().request(**request)
            if response.streaming:
                response.streaming_content = [b"".join(response.streaming_content)]
            return response
