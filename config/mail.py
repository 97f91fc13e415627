"""From `EMAIL_URL` to Django's settings of how e-mails leave."""

from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

BACKENDS = {"console": "console", "file": "filebased", "smtp": "smtp", "smtps": "smtp"}
PORTS = {"smtp": 25, "smtps": 465}


@dataclass(frozen=True)
class Mail:
    """How e-mails leave. `is_tls`: encrypted from the start; `starts_tls`: after a greeting in clear."""

    backend: str
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    is_tls: bool = False
    starts_tls: bool = False
    folder: str | None = None


def mail(url: str) -> Mail:
    """Read a URL: smtp (with ?tls=1: STARTTLS), smtps, console or file. Raises ValueError for anything else."""
    read = urlsplit(url)
    if read.scheme not in BACKENDS:
        raise ValueError(f"EMAIL_URL begins with one of {', '.join(f'{one}:' for one in BACKENDS)}")
    if read.scheme in PORTS and not read.hostname:
        raise ValueError("EMAIL_URL names no host")
    if read.scheme == "file" and not read.path:
        raise ValueError("EMAIL_URL names no folder")
    return Mail(
        backend=f"django.core.mail.backends.{BACKENDS[read.scheme]}.EmailBackend",
        host=read.hostname or "",
        port=read.port or PORTS.get(read.scheme, 0),
        user=unquote(read.username or ""),
        password=unquote(read.password or ""),
        is_tls=read.scheme == "smtps",
        starts_tls=parse_qs(read.query).get("tls") == ["1"],
        folder=unquote(read.path) if read.scheme == "file" else None,
    )
