"""Which combinations of filters are answered, and to whom: people choose a few, machines walk through all of them."""

from django.http import HttpRequest

from archive.published.facets import FACETS

DEEP_VALUES, DEEP_FACETS = 6, 3


def is_too_deep(request: HttpRequest) -> bool:
    """Tell whether a visitor who does not come from a page of ours, or by a browser, asks for many filters at once.

    Nothing is looked up. Browsers say how they come to an address (Sec-Fetch-Site, over https), and which page of the
    same site they come from; robots that follow every combination of links do neither.
    """
    chosen = {name: values for name in FACETS.names() if (values := [one for one in request.GET.getlist(name) if one])}
    if len(chosen) <= DEEP_FACETS and sum(map(len, chosen.values())) <= DEEP_VALUES:
        return False
    return "Sec-Fetch-Site" not in request.headers and not _comes_from_here(request)


def _comes_from_here(request: HttpRequest) -> bool:
    return request.headers.get("Referer", "").startswith(f"{request.scheme}://{request.get_host()}/")
