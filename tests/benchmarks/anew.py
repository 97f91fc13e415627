"""The whole program, but that it finds the rows and counts the facets of each page anew, asked for before or not."""

from config.wsgi import application  # isort: skip — sets Django up, and is where the server looks for the program

from archive.published.browse import result
from archive.published.kept import Kept
from archive.web import facet_panel

__all__ = ["application"]

facet_panel._PANELS = Kept(0)
result._PAGES = Kept(0)
