"""One spelling of a JSON value, so that equal records have equal hashes."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from archive.primitives.cleaning import clean

_PLAIN = (str, bool, int, type(None))


def canonical(value: Any) -> str:
    """JSON text with sorted keys, no spaces, and characters as themselves.

    Only dict, list, str, bool, int and None: decimals and dates belong in strings, because a database
    rewrites numbers. Raises TypeError for anything else, and ValueError for a string (or key) that was not
    cleaned; both name the place as a JSON Pointer (RFC 6901), such as `/texts/0/body`.
    """
    for path, leaf in _leaves(value, ""):
        _check(path, leaf)
    return json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, as 64 hexadecimal digits: what the database computes and compares."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from _members(value, path)
    elif isinstance(value, list):
        for position, member in enumerate(value):
            yield from _leaves(member, f"{path}/{position}")
    else:
        yield path, value


def _members(value: dict, path: str) -> Iterator[tuple[str, Any]]:
    for key, member in value.items():
        if not isinstance(key, str):
            raise TypeError(f"{path or '/'}: the key {key!r} is not a string")
        place = f"{path}/{_escape(key)}"
        yield place, key
        yield from _leaves(member, place)


def _escape(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")


def _check(path: str, leaf: Any) -> None:
    if not isinstance(leaf, _PLAIN):
        raise TypeError(f"{path or '/'}: {type(leaf).__name__} has no canonical form; write it as a string")
    if isinstance(leaf, str) and leaf != clean(leaf):
        raise ValueError(f"{path or '/'}: the text was not cleaned: {leaf[:60]!r}")
