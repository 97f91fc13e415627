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


# Words that have another of ours beside them for the same thing, or that say something else, and why.
GIVEN_UP = {
    "kk": {
        "мұрағат": "the archive is «архив» everywhere",
        "есептік жазба": "«жазба» is an entry; an account is «тіркелгі»",
        "үлес қосушы": "a contributor is «құрастырушы»",
        "жұмыс нұсқасы": "«нұсқа» is a version; the working copy is «жұмыс көшірмесі»",
        "қағидасынан ерекшелік": "«ерекшелік» is a peculiarity; an exemption is «босату»",
        "үстел": "the desk is a place of work, not a piece of furniture",
        "пішін ": "the form is «нысан»",
        "құпиясөз": "written in two words",
        "%(moment)s дейін": "«дейін» asks for a case, which a moment in figures does not show",
        "%(time)s бері": "«бері» asks for a case",
    },
    "ru": {
        "(а)": "no word is of two genders",
        "утвердить": "a reviewer approves: «одобрить»",
        "прекращает утверждение": "an approval is «одобрение»; «утверждение» is a claim",
        "отрыв": "a passage is «фрагмент»",
    },
    "tr": {
        "okurlar": "readers are “okuyucular”",
        "inceleyen rolü": "a reviewer is “inceleyici”",
        "şu ana kadar kapalı": "this says “closed up to now”",
    },
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_one_thing_has_one_name(code):
    entries = catalogue(LOCALE / code / "LC_MESSAGES" / "django.po").values()
    found = [
        (text, why)
        for entry in entries
        for text in forms(entry)
        for word, why in GIVEN_UP[code].items()
        if word in text.lower()
    ]
    assert found == []
