"""The secret key: given in the environment, or made once by `quickstart` and kept in a private file."""

import os
import secrets
from pathlib import Path

from django.conf import settings


def kept_secret_key(path: Path) -> str:
    """Read the key that quickstart keeps; empty when there is none or this user may not read it."""
    try:
        return path.read_text(encoding="ascii").strip()
    except (FileNotFoundError, PermissionError):
        return ""


def make_secret_key(path: Path) -> str:
    """Give the kept key, making it first if need be, in a file that only its owner can read."""
    if key := kept_secret_key(path):
        return key
    path.parent.mkdir(parents=True, exist_ok=True)
    key = secrets.token_urlsafe(48)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(key + "\n")
    draft.replace(path)
    return key


def require_secret_key() -> str:
    """Give the key. Raises ImproperlyConfigured where there is none: Django refuses an empty one when it is
    read.
    """
    return settings.SECRET_KEY
