"""Which database alias a query takes.

The choice depends on who asks, not on the model: with a router by tables, a forgotten filter in a reader's
view quietly returned the draft; here it is refused by the database, because the public role cannot select it.
"""

from config.reading import is_reading

PUBLIC = "public"


class WriteWhileReading(RuntimeError):
    """Code that answers a reader tried to write."""


class ReaderRouter:
    """Send every model to the alias `public` while a reader is answered; say nothing otherwise."""

    def db_for_read(self, model: type, **hints: object) -> str | None:
        """Give `public` for a reader; None lets Django choose (`default`, or where the instance came
        from).
        """
        return PUBLIC if is_reading() else None

    def db_for_write(self, model: type, **hints: object) -> str | None:
        """Refuse a reader's write before it reaches the server. Raises WriteWhileReading."""
        if is_reading():
            raise WriteWhileReading(f"{model.__name__} may not be written while a reader is answered")
        return None

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool | None:
        """Refuse migrations through the public role; tables are made by the owner alone."""
        return False if db == PUBLIC else None
