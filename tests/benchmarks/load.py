"""Asks a server for pages over several connections at once, with as little work of its own as can be: what is measured
is the server.
"""

import selectors
import socket
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

CONNECTIONS = 8
LONGEST = 60.0  # seconds to wait for an answer
ROUNDS, SECONDS = 8, 0.5


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


def a_second(url: str, paths: Iterator[str], wanted: int = 200, **headers: str) -> float:
    """Answers a second, in the best of a few rounds: what else a machine does makes servers slower, and never quicker.

    Raises AssertionError for an answer with another status than the one `wanted`.
    """
    place = urlsplit(url)
    lines = {
        "Host": "testserver",
        "Sec-Fetch-Site": "none",
        **{name.replace("_", "-"): headers[name] for name in headers},
    }
    written = "".join(f"\r\n{name}: {value}" for name, value in lines.items())
    request = f" HTTP/1.1{written}\r\n\r\n".encode()
    connections = [Connection(place.hostname, place.port, request) for _number in range(CONNECTIONS)]
    try:
        with selectors.DefaultSelector() as selector:
            for one in connections:
                selector.register(one.socket, selectors.EVENT_READ, one)
                one.ask(next(paths))
            return max(_counted(selector, paths, wanted) for _round in range(ROUNDS))
    finally:
        for one in connections:
            one.socket.close()


def _counted(selector: selectors.BaseSelector, paths: Iterator[str], wanted: int) -> float:
    began, answers = time.perf_counter(), 0
    while time.perf_counter() - began < SECONDS:
        for key, _events in selector.select(LONGEST):
            status = key.data.read()
            if status is not None:
                assert status == wanted, status
                answers += 1
                key.data.ask(next(paths))
    return answers / (time.perf_counter() - began)
