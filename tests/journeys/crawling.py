"""Follows the links of the served archive over HTTP, with a few connections at once."""

import http.client
from concurrent.futures import ThreadPoolExecutor
from threading import local as per_thread
from urllib.parse import parse_qsl, urldefrag, urlsplit

from tests.journeys.reading_pages import Page, read

CONNECTIONS = 4


class Crawl:
    """Everything that can be reached from a few addresses: `pages` by address, and the status of what is no page."""

    def __init__(self, url: str) -> None:
        self.host = urlsplit(url).netloc
        self.pages: dict[str, Page] = {}
        self.files: dict[str, int] = {}
        self.own, self.connections = per_thread(), []

    def follow(self, starts: list[str]) -> None:
        """Visit the addresses, then what they link to, and so on."""
        seen, wave = set(starts), list(starts)
        with ThreadPoolExecutor(CONNECTIONS) as pool:
            while wave:
                found = {link for links in pool.map(self.visit, wave) for link in links}
                wave = sorted(found - seen)
                seen.update(wave)

    def visit(self, address: str) -> list[str]:
        """Read an address; where it leads on this site."""
        status, kind, body = self.fetch(address)
        if not kind.startswith("text/html"):
            self.files[address] = status
            return []
        page = self.pages[address] = read(address, status, body.decode())
        return [urldefrag(link)[0] for link in page.links if is_followed(link)]

    def fetch(self, address: str) -> tuple[int, str, bytes]:
        """(status, content type, body) of an address, over this thread's own connection."""
        if not hasattr(self.own, "connection"):
            self.own.connection = http.client.HTTPConnection(self.host, timeout=60)
            self.connections.append(self.own.connection)
        self.own.connection.request("GET", address)
        with self.own.connection.getresponse() as response:
            return response.status, response.getheader("Content-Type", ""), response.read()

    def close(self) -> None:
        """Give the connections back."""
        for connection in self.connections:
            connection.close()


def is_followed(link: str) -> bool:
    """Tell whether a link stays on this site and is none of the endless combinations of filters."""
    parts = urlsplit(link)
    parameters = [name for name, _value in parse_qsl(parts.query, keep_blank_values=True)]
    is_list = not parameters or (parts.path.endswith("/browse") and len(parameters) == 1 and parameters != ["all"])
    return not parts.netloc and parts.scheme == "" and not parts.path.startswith("/admin/") and is_list
