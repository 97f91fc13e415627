"""The desk's clocks: its pages show moments in the desk's zone, and say once which zone that is."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from archive.primitives.moments import offset


class DeskTimeMiddleware:
    """Lets whatever the desk answers speak of moments in its own zone; readers' pages keep to UTC."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith("/admin/"):
            return self.get_response(request)
        with timezone.override(settings.DESK_TIME_ZONE):
            return self.get_response(request)


def zone_now() -> str:
    """The desk's zone and how far it is ahead of UTC today, such as “Asia/Almaty (UTC+05:00)”."""
    zone = settings.DESK_TIME_ZONE
    return f"{zone.key} (UTC{offset(timezone.now(), zone)})"
