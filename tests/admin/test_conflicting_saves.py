"""Many editors save one entry at once, through real HTTP: nothing is overwritten silently, every loser's text is kept.

CONFLICTING_SAVES sets how many saves (100; 1000 for the full figure).
"""

import http.client
import json
import os
import random
import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from urllib.parse import urlencode, urlsplit

import pytest
from django.db import connection

from archive.editorial.models.revision import Revision
from archive.editorial.revisions import latest
from archive.record.diff import diff
from tests.admin.desk import address, an_editor, desk_client, form_data
from tests.makers import a_record, a_row, an_entry

pytestmark = pytest.mark.django_db(transaction=True)

SAVES = int(os.environ.get("CONFLICTING_SAVES", "100"))
EDITORS = 8
CSRF = "a" * 32
PLACES = ["title_kk", "title_ru", "title_tr", "note_en", "names-0-text"]


class Editor:
    """A signed-in editor at the other end of a socket, with a stock of marks that only this editor types."""

    def __init__(self, number: int, server: str):
        self.name, self.server = f"editor{number}", urlsplit(server).netloc
        session = desk_client(an_editor(self.name)).cookies["sessionid"].value
        self.headers = {
            "Cookie": f"sessionid={session}; csrftoken={CSRF}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        self.random = random.Random(number)  # noqa: S311 – no secret hangs on it
        self.outcomes: Counter = Counter()
        self.typed: set[str] = set()
        self.acknowledged: set[str] = set()
        self.lost: list[str] = []

    def post(self, path: str, form: dict) -> tuple[int, str]:
        """Status and text of the answer."""
        line = http.client.HTTPConnection(self.server, timeout=600)  # seven others wait for the same lock
        line.request("POST", path, urlencode(form | {"csrfmiddlewaretoken": CSRF}, doseq=True), self.headers)
        answer = line.getresponse()
        text = answer.read().decode()
        line.close()
        return answer.status, text

    def save(self, path: str, form: dict, turn: int) -> None:
        """Type at one or two places, save, and choose where that is asked."""
        mark = f"{self.name} turn {turn}"
        places = self.random.sample(PLACES, self.random.randint(1, 2))
        self.typed.add(mark)
        typed = form | dict.fromkeys(places, mark)
        if self.random.random() < 0.2:
            typed |= {"names-1-text": f"{mark} row", "names-1-language": "en", "names-1-type": "short"}
        status, text = self.post(path, typed)
        self.outcomes[status] += 1
        chosen = "mine"
        for _attempt in range(EDITORS * 2):
            if status != 409:
                break
            if mark not in text:
                self.lost.append(f"{mark}: {places}")
            chosen = self.random.choice(["mine", "theirs"])
            status, text = self.post(path, self._choice(text, chosen))
            self.outcomes[f"{chosen} {status}"] += 1
        assert status == 302, (status, text[:500])
        if chosen == "mine":
            self.acknowledged.add(mark)

    @staticmethod
    def _choice(page: str, chosen: str) -> dict:
        mine = unescape(re.search(r'name="_mine" value="([^"]+)"', page)[1])
        questions = set(re.findall(r'name="(choice-\d+)"', page))
        return {"_mine": mine, "_revision": "0", **dict.fromkeys(questions, chosen)}


def test_conflicting_saves_overwrite_nothing_and_keep_what_losers_typed(live_server, capsys):
    entry = an_entry(a_record("topic", parts={"names": [a_row(text="One", language="en", type="short")]}))
    editors = [Editor(number, live_server.url) for number in range(EDITORS)]
    reader = desk_client(an_editor("reader"))
    with ThreadPoolExecutor(EDITORS) as pool:
        for turn in range(-(-SAVES // EDITORS)):
            page = reader.get(address(entry))
            forms = [own_form(form_data(page)) for _editor in editors]
            waiting = [
                pool.submit(editor.save, address(entry), form, turn)
                for editor, form in zip(editors, forms, strict=True)
            ]
            assert [one.result() for one in waiting]
    outcomes = sum((editor.outcomes for editor in editors), Counter())
    saves = sum(len(editor.typed) for editor in editors)
    with capsys.disabled():
        print(f"\n{saves} saves, {latest(entry).number} revisions:", dict(outcomes))  # noqa: T201 – the figure
    assert outcomes[409] > SAVES / 4, "there were conflicts"
    assert [lost for editor in editors for lost in editor.lost] == []
    assert overwritten(entry) == []
    kept = "".join(Revision.objects.filter(entry=entry).values_list("record", flat=True))
    assert [mark for editor in editors for mark in editor.acknowledged if f'"{mark}' not in kept] == []


def own_form(form: dict) -> dict:
    """The form as another browser got it: its new row has a name of its own."""
    return form | {"names-1-part_ptr": ""} if form["names-INITIAL_FORMS"] == ["1"] else shorter(form)


def shorter(form: dict) -> dict:
    """The form with the first row and one new one; the others are left out, and stay as they are."""
    kept = {name: value for name, value in form.items() if not re.match(r"names-[1-9]", name)}
    blank = {"names-TOTAL_FORMS": ["2"], "names-INITIAL_FORMS": ["1"], "names-1-part_ptr": ""}
    return kept | blank


def overwritten(entry) -> list:
    """Changes of a revision that its author did not type: what would have been overwritten silently."""
    revisions = list(Revision.objects.filter(entry=entry).order_by("number").select_related("author"))
    return [
        (after.number, change)
        for before, after in zip(revisions, revisions[1:], strict=False)
        for change in diff(json.loads(before.record), json.loads(after.record))
        if not (change.what in ("changed", "added") and f"{after.author.username} turn" in json.dumps(change.new))
    ]


@pytest.fixture(autouse=True)
def no_connection_left(live_server):
    """Let the database be emptied: threads of the server close theirs when they end."""
    yield
    connection.close()
