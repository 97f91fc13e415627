"""The addresses: health and the admin here, all that readers see in `archive.web`."""

from django.contrib import admin
from django.urls import include, path

from config.health import healthz

urlpatterns = [
    path("healthz", healthz),
    path("admin/", include("archive.admin.urls")),
    path("admin/", admin.site.urls),
    path("", include("archive.web.urls")),
]

handler400 = "archive.web.views.errors.bad_request"
handler404 = "archive.web.views.errors.not_found"
handler500 = "archive.web.views.errors.server_error"
