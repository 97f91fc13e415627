"""Readers' pages kept in the memory of a process, up to so many bytes; those asked for longest ago go first."""

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from gzip import GzipFile
from hashlib import sha256
from io import BytesIO
from secrets import randbelow
from threading import Lock

SHORTEST_COMPRESSED = 200  # bytes; below it compressing saves nothing
AROUND = 1000  # bytes that Python needs for a page, its key and its headers; about
LEVEL = 4  # half the time of level 6, and some 7 % more bytes
LONGEST_PADDING = 100  # random bytes at most, as Django adds them: they blur the length of what is compressed


@dataclass(frozen=True, eq=False)
class Page:
    """A whole answer; `etag` is that of the plain body."""

    headers: Mapping[str, str]
    body: bytes
    etag: str

    @property
    def size(self) -> int:
        """Bytes at most, the compressed form included, whether it is there already or not."""
        return len(self.body) + len(self.body) // 2 + AROUND

    @cached_property
    def compressed(self) -> bytes:
        """The body compressed, once for all who read it so; empty where that would not save half of it."""
        compressed = _gzip(self.body) if len(self.body) >= SHORTEST_COMPRESSED else self.body
        return compressed if len(compressed) <= len(self.body) // 2 else b""


def _gzip(body: bytes) -> bytes:
    padding, buffer = "a" * randbelow(LONGEST_PADDING + 1), BytesIO()
    with GzipFile(filename=padding, mode="wb", compresslevel=LEVEL, fileobj=buffer, mtime=0) as writer:
        writer.write(body)
    return buffer.getvalue()


def etag_of(body: bytes) -> str:
    """A strong entity tag of the bytes themselves."""
    return f'"{sha256(body).hexdigest()[:32]}"'


class KeptPages:
    """Pages by key, together never more than `limit` bytes; threads may share them."""

    def __init__(self, limit: int) -> None:
        self.limit, self.size = limit, 0
        self._pages: OrderedDict[Hashable, Page] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: Hashable) -> Page | None:
        """The page, which counts as asked for now; None if it is not kept."""
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: Hashable, page: Page) -> None:
        """Keep a page, and let go of others until there is room; a page larger than the limit is not kept."""
        with self._lock:
            self._drop(key)
            if page.size > self.limit:
                return
            while self.size + page.size > self.limit:
                self._drop(next(iter(self._pages)))
            self._pages[key] = page
            self.size += page.size

    def _drop(self, key: Hashable) -> None:
        gone = self._pages.pop(key, None)
        self.size -= gone.size if gone else 0
