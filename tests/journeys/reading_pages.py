"""What a page of HTML tells without a browser: its titles and headings, its anchors and links, its texts and their
languages.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass
class Page:
    """A page as answered. `texts`: each piece of text with the language that holds for it."""

    address: str
    status: int
    language: str = ""
    title: str = ""
    canonical: str = ""
    notices: int = 0
    headings: list[int] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    texts: list[tuple[str, str]] = field(default_factory=list)

    @property
    def identity(self) -> str:
        """The address that stands for this page and for its twins."""
        return self.canonical or self.address

    def skips_a_level(self) -> bool:
        """Tell whether a heading is more than one level below the one before it."""
        return any(after > before + 1 for before, after in zip([0, *self.headings], self.headings, strict=False))


class Reader(HTMLParser):
    """Fills a page from its HTML."""

    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.open: list[tuple[str, str]] = [("", "")]  # the elements around, each with the language that holds in it

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note what the element says."""
        has = dict(attributes)
        language = has.get("lang") or self.open[-1][1]
        if tag == "mark" and self.page.texts:  # what stands before a hit is a piece of a text, and says nothing alone
            self.page.texts.pop()
        if tag not in VOID:
            self.open.append((tag, language))
        if tag == "html":
            self.page.language = language
        if tag in HEADINGS:
            self.page.headings.append(int(tag[1]))
        self.page.notices += "notice" in (has.get("class") or "").split()
        self.page.ids += [has["id"]] if "id" in has else []
        self.link(tag, has)

    def link(self, tag: str, has: dict[str, str | None]) -> None:
        """Note where it leads."""
        target = has.get("href") or has.get("src") or has.get("action")
        if target is None:
            return
        whole = urljoin(self.page.address, target)
        if tag == "link" and has.get("rel") == "canonical":
            self.page.canonical = local(whole)
        elif tag == "link" and has.get("rel") == "alternate":
            self.page.alternates[has["hreflang"]] = local(whole)
        else:
            self.page.links.append(whole)

    def handle_endtag(self, tag: str) -> None:
        """Leave the element, and those within it that were not closed."""
        while len(self.open) > 1 and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Note the text with its language."""
        tag, language = self.open[-1]
        text = " ".join(data.split())
        if tag == "title":
            self.page.title += text
        elif text and tag != "mark":  # a hit is a piece too: the Norwegian for Baku is that of an English title
            self.page.texts.append((text, language))


def local(address: str) -> str:
    """The address without its host."""
    return urlsplit(address)._replace(scheme="", netloc="").geturl()


def read(address: str, status: int, html: str) -> Page:
    """The page of an address."""
    reader = Reader(Page(address, status))
    reader.feed(html)
    reader.close()
    return reader.page
