"""One address of each sort of page that readers can meet."""

from tests.site.server import Site

ENTRY_KINDS = ("document", "agreement", "diplomat", "institution", "event", "place", "topic", "source", "indicator")
LISTS = ("topics", "places", "sources", "figures", "disputes", "about")
ODD = (
    *("name_alone", "empty_topic", "endless_title", "crowd", "single_figure", "before_everything"),
    "lonely_claim",
)
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
    "in force": "in-force?on=1995-06-30",
    "in force today": "in-force",
    "in force on no date": "in-force?on=1995-13",
    "in office": "in-office?on=2012-10",
    "in office on no date": "in-office?on=soon",
    "disputes narrowed": "disputes?status=open&state=i1",
    "disputes refused": "disputes?status=shut",
    "disputes of nothing": "disputes?topic={empty_topic}",
    **{name.replace("_", " "): f"{{{name}}}" for name in ODD},
    "not found": "nothing-of-this-name",
    "withdrawn": "{withdrawn}",
}


def address(sort: str, language: str, site: Site) -> str:
    """The path of a sort of page in a language."""
    return f"/{language}/{SORTS[sort].format(**site.numbers)}"
