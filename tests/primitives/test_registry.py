import importlib
import sys
from dataclasses import dataclass

import pytest

from archive.primitives.registry import Registry, RegistryError


@dataclass
class Facet:
    name: str


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Writes modules into a new package and gives its name; the package holds a registry called `shelf`."""
    monkeypatch.syspath_prepend(tmp_path)
    package = tmp_path / "shelf_package"
    package.mkdir()

    def write(**modules: str) -> str:
        (package / "__init__.py").write_text(
            "from archive.primitives.registry import Registry\nshelf = Registry('shelf')\n"
        )
        for name, source in modules.items():
            (package / f"{name}.py").write_text(f"from shelf_package import shelf\n{source}\n")
        importlib.invalidate_caches()
        return "shelf_package"

    yield write
    for module in [name for name in sys.modules if name.startswith("shelf_package")]:
        del sys.modules[module]


def member(name: str) -> str:
    return f"@shelf.register\nclass Member:\n    name = {name!r}"


def test_members_come_in_the_order_of_registration():
    facets = Registry("facets")
    year, kind = facets.register(Facet("year")), facets.register(Facet("kind"))
    assert list(facets) == [year, kind]
    assert facets.names() == ("year", "kind")
    assert facets["kind"] is kind
    assert "kind" in facets
    assert "place" not in facets
    assert len(facets) == 2


def test_a_class_registers_itself_as_decorator():
    formats = Registry("formats")

    @formats.register
    class Csv:
        name = "csv"

    assert formats["csv"] is Csv


def test_a_taken_name_is_refused():
    facets = Registry("facets")
    facets.register(Facet("year"))
    with pytest.raises(RegistryError, match="facets: 'year' is registered already"):
        facets.register(Facet("year"))


@pytest.mark.parametrize("nameless", [object(), Facet(""), Facet(None)])
def test_a_member_without_a_name_is_refused(nameless):
    with pytest.raises(RegistryError, match="has no name"):
        Registry("facets").register(nameless)


def test_an_unknown_name_is_answered_with_the_known_ones():
    facets = Registry("facets")
    with pytest.raises(RegistryError, match="facets: no 'colour' among none"):
        facets["colour"]
    facets.register(Facet("year"))
    with pytest.raises(RegistryError, match="facets: no 'colour' among year"):
        facets["colour"]


def test_a_folder_is_loaded_in_alphabetical_order(folder):
    package = folder(zebra=member("first letter last"), apple=member("apple"))
    shelf = importlib.import_module(package).shelf
    shelf.load_folder(package)
    assert shelf.names() == ("apple", "first letter last")


def test_loading_again_changes_nothing(folder):
    package = importlib.import_module(folder(apple=member("apple")))
    package.shelf.load_folder(package)
    package.shelf.load_folder(package)
    assert package.shelf.names() == ("apple",)


def test_a_file_that_registers_nothing_is_refused(folder):
    package = folder(apple=member("apple"), forgotten="class Member:\n    name = 'forgotten'")
    with pytest.raises(RegistryError, match=r"shelf_package\.forgotten registers no member"):
        importlib.import_module(package).shelf.load_folder(package)


def test_two_files_with_one_name_are_refused(folder):
    package = folder(apple=member("apple"), apple_again=member("apple"))
    with pytest.raises(RegistryError, match="registered already"):
        importlib.import_module(package).shelf.load_folder(package)
