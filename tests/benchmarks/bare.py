"""The least that Django can do: an application whose one view returns pages from memory, without middleware.

`PAGES` in the environment names a JSON file: path with query → HTML.
"""

import json
import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import re_path

PAGES = json.loads(Path(os.environ["PAGES"]).read_text())


def page(request: HttpRequest) -> HttpResponse:
    """What was kept under this address."""
    return HttpResponse(PAGES[request.get_full_path()])


urlpatterns = [re_path("", page)]
settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY="bare", DATABASES={})
application = get_wsgi_application()
