"""Values of facets as links, without a template."""

import re
from html import unescape

from archive.published.browse.query import Query
from archive.published.browse.values import Name, Value
from archive.web.facet_links import FacetLinks


def a_value(written="t1", label="Trade", language="en", count=3, *, is_chosen=False, below=()):
    return Value(Name(written, label, language), count, is_chosen, below)


def links(query=Query(), name="topic"):  # noqa: B008 — a Query is never changed
    return FacetLinks(name, query, "/en/browse", "en")


def hrefs(html):
    return [unescape(one) for one in re.findall(r'href="([^"]*)"', html)]


def test_each_value_leads_to_where_the_query_says_it_would():
    query = Query(q="a&b é", chosen={"kind": ("event",), "topic": ("t9",), "year": ()}, year_from=1992, sort="title")
    html = links(query).listed([a_value(), a_value("i5.1a2b3c4d")])
    assert hrefs(html) == [f"/en/browse{query.adding('topic', one).encoded()}" for one in ("t1", "i5.1a2b3c4d")]


def test_a_chosen_value_leads_to_the_query_without_it():
    html = links(Query(chosen={"topic": ("t1", "t2")})).listed([a_value(is_chosen=True)])
    assert hrefs(html) == ["/en/browse?topic=t2"]
    assert ' aria-current="true"' in html


def test_labels_are_text_and_say_their_language():
    html = links().listed([a_value(label="<b>&\"'", language="kk")])
    assert '<span lang="kk">&lt;b&gt;&amp;&quot;&#x27;</span> <i>3</i>' in html
    assert "lang=" not in links().listed([a_value()])


def test_what_lies_within_is_folded_and_open_where_it_is_chosen():
    inner = a_value("t2", "Tariffs")
    assert '<details class="more"><summary>1 within<span class="vh">: Trade</span></summary>' in (
        html := links().listed([a_value(below=(inner,))])
    )
    assert hrefs(html) == ["/en/browse?topic=t1", "/en/browse?topic=t2"]
    chosen = a_value("t2", is_chosen=True)
    assert '<details class="more" open>' in links().listed([a_value(below=(chosen,))])
    assert '<details class="more" open>' in links().listed([a_value(below=(inner,))], is_open=True)
