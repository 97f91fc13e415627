"""One address of each sort of page that readers can meet."""

from tests.site.server import Site

ENTRY_KINDS = ("document", "agreement", "diplomat", "institution", "event", "place", "topic", "source", "indicator")
LISTS = ("topics", "places", "sources", "figures", "disputes", "about")
SORTS = {
    "home": "",
    "results": "browse?q=trade&kind=agreement&from=1990",
    "everything": "browse",
    "no results": "browse?q=zqxj+agreement&kind=event",
    "refused": "browse?from=soon&q=words",
    "a question in parts": "browse?q=%22joint+statement%22+-visa+kind:agreement+oil+OR+trade",
    "hits in places": "browse?q=investment",
    "advanced search": "search",
    "suggestions": "suggest?q=ank",
    "beyond the last page": "browse?kind=topic&page=99",
    **{kind: f"{{{kind}}}" for kind in ENTRY_KINDS},
    "old version": "{rewritten}/v1",
    **{name: name for name in LISTS},
    "not found": "nothing-of-this-name",
    "withdrawn": "{withdrawn}",
}


def address(sort: str, language: str, site: Site) -> str:
    """The path of a sort of page in a language."""
    return f"/{language}/{SORTS[sort].format(**site.numbers)}"
