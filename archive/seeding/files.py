"""Which file holds which kind, and the reading of all of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.record.kinds import KINDS
from archive.record.schema import Kind

from .faults import Faults, Spot, nearest
from .located import Listing, Mapping, Scalar, Value, read

KIND_OF_FILE = {f"{kind}s.yaml": kind for kind in KINDS}
JOINS = "joins.yaml"

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", re.ASCII)


@dataclass(frozen=True)
class SeedEntry:
    """One entry as it is written. `key` is its stable source key, `also` its further ones."""

    kind: Kind
    key: str
    also: tuple[str, ...]
    node: Mapping

    @property
    def keys(self) -> tuple[str, ...]:
        """All its source keys, the stable one first."""
        return (self.key, *self.also)

    @property
    def spot(self) -> Spot:
        """Where it begins."""
        return self.node.spot


def read_folder(folder: Path, faults: Faults) -> tuple[list[SeedEntry], list[Mapping]]:
    """The entries of all files of a folder, and the rows of the table of joins."""
    documents = {path.name: _read_file(path, folder.name, faults) for path in _known_files(folder, faults)}
    joins = list(_rows(documents.pop(JOINS, None), faults))
    entries = [
        entry
        for name, kind in KIND_OF_FILE.items()
        for node in _rows(documents.get(name), faults)
        if (entry := _entry(KINDS[kind], node, faults)) is not None
    ]
    return entries, joins


def _known_files(folder: Path, faults: Faults) -> list[Path]:
    known = [*KIND_OF_FILE, JOINS]
    found = sorted(path for path in folder.glob("*.y*ml") if path.is_file())
    for path in found:
        if path.name not in known:
            spot = Spot(f"{folder.name}/{path.name}", 1)
            faults.add(spot, f"not a name of a seed file{nearest(path.name, known)}; known: {', '.join(known)}")
    usable = [path for path in found if path.name in known]
    if not usable:
        faults.add(Spot(str(folder), 1), f"no seed files here; expected {', '.join(KIND_OF_FILE)}")
    return usable


def _read_file(path: Path, folder: str, faults: Faults) -> Value | None:
    file = f"{folder}/{path.name}"
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        faults.add(Spot(file, line), "not UTF-8; save the file in UTF-8")
        return None
    return read(text.replace("\r\n", "\n"), file, faults)


def _rows(document: Value | None, faults: Faults) -> Iterator[Mapping]:
    if document is None:
        return
    if not isinstance(document, Listing):
        faults.add(document.spot, "the file must be a list; begin each entry with a hyphen")
        return
    for node in document.items:
        if isinstance(node, Mapping):
            yield node
        else:
            faults.add(node.spot, "an entry must be a map of fields")


def _entry(kind: Kind, node: Mapping, faults: Faults) -> SeedEntry | None:
    key = node.items.get("key")
    if not isinstance(key, Scalar):
        faults.add(node.spot, "the entry has no key; give it one, and never change it")
        return None
    if not is_key(key.text):
        faults.add(key.spot, f"{key.text!r} is no key; use letters a to z, digits and hyphens")
        return None
    return SeedEntry(kind, key.text, tuple(_also(node, faults)), node)


def _also(node: Mapping, faults: Faults) -> Iterator[str]:
    also = node.items.get("also")
    if also is None:
        return
    if not isinstance(also, Listing):
        faults.add(also.spot, "also must be a list of keys")
        return
    for key in also.items:
        if isinstance(key, Scalar) and is_key(key.text):
            yield key.text
        else:
            faults.add(key.spot, "a key is written with letters a to z, digits and hyphens")


def is_key(text: str) -> bool:
    """Whether a text can be a source key or a local key: no spaces, no `#`, which stands before a part."""
    return _KEY.fullmatch(text) is not None
