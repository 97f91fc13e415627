"""Asks a server for pages over several connections at once, with as little work of its own as can be: what is measured
is the server.
"""

import os
import selectors
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urlsplit

CONNECTIONS = 8
LONGEST = 60.0  # seconds to wait for an answer
ROUNDS, SECONDS = int(os.environ.get("ROUNDS") or 12), 0.5


class Connection:
    """One connection that is kept open: sends a request, and tells when its answer is there."""

    def __init__(self, host: str, port: int, headers: bytes) -> None:
        self.socket = socket.create_connection((host, port), timeout=LONGEST)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.headers, self.got = headers, b""

    def ask(self, path: str) -> None:
        """Send the request."""
        self.got = b""
        self.socket.sendall(b"GET " + path.encode() + self.headers)

    def read(self) -> int | None:
        """The status, if all of the answer is there. Raises ConnectionError if the server ends the connection."""
        piece = self.socket.recv(1 << 18)
        if not piece:
            raise ConnectionError("the server has ended the connection")
        self.got += piece
        head, _blank, body = self.got.partition(b"\r\n\r\n")
        if not _blank:
            return None
        status, lines = int(head[9:12]), head.lower()
        if b"transfer-encoding: chunked" in lines:
            is_whole = body.endswith(b"0\r\n\r\n")
        else:
            _before, _name, length = lines.partition(b"\r\ncontent-length:")
            is_whole = status == 304 or len(body) >= int(length.split(b"\r\n")[0])
        return status if is_whole else None


class Side(NamedTuple):
    """What one server is asked: paths one after another, with headers, for answers of one status."""

    url: str
    paths: Iterator[str]
    wanted: int = 200
    headers: Mapping[str, str] = MappingProxyType({})

    @property
    def head(self) -> bytes:
        """What follows the path of each request."""
        lines = {"Host": "testserver", "Sec-Fetch-Site": "none", **self.headers}
        written = "".join(f"\r\n{name}: {value}" for name, value in lines.items())
        return f" HTTP/1.1{written}\r\n\r\n".encode()


def a_second(*sides: Side) -> list[float]:
    """Answers a second of each side, in the best of a few rounds, in which the sides are asked in turn: what else a
    machine does makes servers slower, and never quicker.

    Raises AssertionError for an answer with another status than the one wanted.
    """
    found = [[_round(side) for side in sides] for _round_number in range(ROUNDS)]
    return [max(rates) for rates in zip(*found, strict=True)]


def _round(side: Side) -> float:
    place, began, answers = urlsplit(side.url), time.perf_counter(), 0
    with ExitStack() as stack:
        selector = stack.enter_context(selectors.DefaultSelector())

        def connect() -> None:
            connection = Connection(place.hostname, place.port, side.head)
            stack.callback(connection.socket.close)
            selector.register(connection.socket, selectors.EVENT_READ, connection)
            connection.ask(next(side.paths))

        for _number in range(CONNECTIONS):
            connect()
        while selector.get_map():
            for key, _events in selector.select(LONGEST):
                try:
                    status = key.data.read()
                except ConnectionError:  # a worker that has answered as many as it should gives way to a new one
                    selector.unregister(key.fileobj)
                    connect()
                    continue
                if status is None:
                    continue
                assert status == side.wanted, status
                answers += 1
                if time.perf_counter() - began < SECONDS:
                    key.data.ask(next(side.paths))
                else:
                    selector.unregister(key.fileobj)
    return answers / (time.perf_counter() - began)
