"""Every word of the interface is translated into Kazakh, Russian and Turkish."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.conf import settings

LANGUAGES = ("kk", "ru", "tr")
LOCALE = Path(settings.BASE_DIR) / "archive" / "locale"
CATALOGUES = sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|%[sd]|\{\w*\}")


def catalogue(path: Path) -> dict[tuple, polib.POEntry]:
    """The entries of a catalogue by context and message; obsolete ones left out."""
    return {(entry.msgctxt, entry.msgid): entry for entry in polib.pofile(str(path)) if not entry.obsolete}


def forms(entry: polib.POEntry) -> list[str]:
    """All texts of a translation: one, or one for each plural form."""
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_nothing_is_untranslated_or_doubtful(path):
    entries = catalogue(path).values()
    assert entries
    assert [entry.msgid for entry in entries if entry.fuzzy or not all(forms(entry))] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_translations_keep_the_placeholders(path):
    wrong = []
    for entry in catalogue(path).values():
        wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid)) - {"%%"}
        for text in forms(entry)[-1:]:
            if set(PLACEHOLDER.findall(text)) - {"%%"} != wanted:
                wrong.append((entry.msgid, text))
    assert wrong == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_the_compiled_catalogue_is_of_this_text(path):
    compiled = polib.mofile(str(path.with_suffix(".mo")))
    found = {(entry.msgctxt, entry.msgid): forms(entry) for entry in compiled}
    assert found == {key: forms(entry) for key, entry in catalogue(path).items()}


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="GNU gettext, which finds the words, is not installed")
def test_every_word_of_the_code_is_in_the_catalogues(tmp_path):
    for folder in ("archive", "templates", "config", "manage.py"):
        source = Path(settings.BASE_DIR) / folder
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / folder)
    command = [sys.executable, "manage.py", "makemessages", "--no-location", "--no-wrap"]
    languages = [option for code in LANGUAGES for option in ("-l", code)]
    subprocess.run([*command, *languages], cwd=tmp_path, env=os.environ, check=True, capture_output=True)
    for code in LANGUAGES:
        own = Path(code) / "LC_MESSAGES" / "django.po"
        found = catalogue(tmp_path / "archive" / "locale" / own)
        assert set(found) - set(catalogue(LOCALE / own)) == set(), code
