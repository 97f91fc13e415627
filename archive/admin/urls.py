"""The desk's own pages, beside the ones that Django's admin makes."""

from django.contrib import admin
from django.urls import path

from . import notices, preferences

view = admin.site.admin_view

urlpatterns = [
    path("notices/", view(notices.view), name="desk-notices"),
    path("preferences/", view(preferences.view), name="desk-preferences"),
]
