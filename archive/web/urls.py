"""The readers' addresses. Numbers, versions and languages are checked by their form here; what exists, by the views."""

from django.urls import path

from archive.published.exports.formats import FORMATS

from . import converters
from .views import (
    about,
    asof,
    browse,
    disputes,
    entry,
    export,
    home,
    lists,
    robots,
    root,
    schema,
    search,
    sitemap,
    suggest,
)

converters.register()

app_name = "archive"

urlpatterns = [
    path("", root.root, name="root"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("robots.txt", robots.robots, name="robots"),
    path("schema/<slug:kind>.json", schema.schema, name="schema"),
    path("<address:address>", entry.negotiated, name="entry-negotiate"),
    path("<address:address>/v<version:version>", entry.negotiated, name="version-negotiate"),
    path("<address:address>.json", entry.record, name="record"),
    path("<address:address>/v<version:version>.json", entry.record, name="version-record"),
    path("<language:language>/", home.home, name="home"),
    path("<language:language>/browse", browse.browse, name="browse"),
    *(
        path(
            f"<language:language>/browse.{one.name}",
            export.download,
            {"format_name": one.name},
            name=f"browse-{one.name}",
        )
        for one in FORMATS
    ),
    path("<language:language>/search", search.advanced, name="search"),
    path("<language:language>/suggest", suggest.page, name="suggest"),
    path("<language:language>/suggest.json", suggest.data, name="suggest-json"),
    path("<language:language>/topics", lists.topics, name="topics"),
    path("<language:language>/places", lists.places, name="places"),
    path("<language:language>/sources", lists.sources, name="sources"),
    path("<language:language>/figures", lists.figures, name="figures"),
    path("<language:language>/disputes", disputes.disputed, name="disputes"),
    path("<language:language>/in-force", asof.in_force, name="in-force"),
    path("<language:language>/in-office", asof.in_office, name="in-office"),
    path("<language:language>/about", about.about, name="about"),
    path("<language:language>/<address:address>", entry.entry, name="entry"),
    path("<language:language>/<address:address>.csv", entry.figures, name="figures-csv"),
    path("<language:language>/<address:address>/v<version:version>", entry.entry, name="version"),
]
