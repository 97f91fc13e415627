"""A save that started from an older revision: merged, or asked about; nothing typed is lost and nothing overwritten."""

import json
import uuid

import pytest

from archive.editorial.capture import capture
from archive.editorial.models.entry import Entry
from archive.editorial.models.part import Name, Part
from archive.editorial.revisions import latest
from tests.admin.desk import address, an_editor, desk_client, form_data
from tests.makers import a_record, a_row, a_user, an_entry, submitted

pytestmark = pytest.mark.django_db


def an_agreement(**parts):
    return an_entry(a_record("agreement", parts=parts))


def opened(client, entry) -> dict:
    """What the browser would send of the entry's form, untouched."""
    return form_data(client.get(address(entry)))


@pytest.fixture
def aigul():
    return desk_client(an_editor("aigul"))


@pytest.fixture
def berk():
    return desk_client(an_editor("berk"))


def record(entry) -> dict:
    return capture(entry).record


def texts(entry) -> list[str]:
    return [row["text"] for row in record(entry).get("parts", {}).get("names", [])]


NAME = {"language": "en", "type": "short"}


def test_two_translators_saving_different_languages_both_succeed():
    entry = an_entry(a_record("agreement"))
    kazakh, turkish = (desk_client(a_user(code, f"translator-{code}")) for code in ("kk", "tr"))
    forms = [opened(kazakh, entry), opened(turkish, entry)]
    assert kazakh.post(address(entry), forms[0] | {"title_kk": "Келісім"}).status_code == 302
    answer = turkish.post(address(entry), forms[1] | {"title_tr": "Antlaşma", "_reason": "in Turkish"}, follow=True)
    assert record(entry)["title"] == {"en": "A agreement", "kk": "Келісім", "tr": "Antlaşma"}
    newest = latest(entry)
    assert (newest.number, newest.author.username) == (3, "tr")
    assert newest.reason == "in Turkish Merged with revision 2 by kk."
    assert "Meanwhile kk had saved revision 2" in answer.content.decode()
    assert "Қазақша" in answer.content.decode()


def test_a_translators_limits_hold_after_the_merge(aigul):
    entry = an_entry(a_record("agreement"))
    turkish = desk_client(a_user("tr", "translator-tr"))
    form = opened(turkish, entry)
    aigul.post(address(entry), opened(aigul, entry) | {"title_kk": "Келісім"})
    page = turkish.post(address(entry), form | {"title_ru": "Договор", "title_tr": "Antlaşma"})
    assert page.status_code == 403
    assert "Договор" in page.content.decode()
    assert record(entry)["title"] == {"en": "A agreement", "kk": "Келісім"}


def test_the_same_place_is_asked_about_and_everything_else_merges(aigul, berk):
    entry = an_agreement(names=[a_row(text="One", **NAME)])
    mine = opened(berk, entry)
    theirs = opened(aigul, entry) | {"title_en": "Theirs", "title_ru": "Их"}
    aigul.post(address(entry), theirs)
    page = berk.post(address(entry), mine | {"title_en": "Mine", "names-0-text": "Two", "_reason": "why"})
    assert page.status_code == 409
    text = page.content.decode()
    assert "aigul has saved revision 2" in text
    assert all(f"{word}</ins>" in text for word in ("Theirs", "Mine"))
    choice = form_data(page)
    assert "choice-0" not in choice, "nothing is chosen beforehand"
    assert latest(entry).number == 2
    assert berk.post(address(entry), choice).status_code == 409, "without a choice nothing is saved"
    assert berk.post(address(entry), choice | {"choice-0": "own", "own-0": "Both"}).status_code == 302
    assert record(entry)["title"] == {"en": "Both", "ru": "Их"}
    assert texts(entry) == ["Two"]
    assert latest(entry).reason == "why Merged with revision 2 by aigul."


@pytest.mark.parametrize(("choice", "kept"), [("theirs", []), ("mine", ["Mine"]), ("base", ["One"])])
def test_a_row_that_was_removed_and_changed_is_asked_about(aigul, berk, choice, kept):
    entry = an_agreement(names=[a_row(text="One", **NAME)])
    mine = opened(berk, entry)
    aigul.post(address(entry), opened(aigul, entry) | {"names-0-DELETE": "on"})
    page = berk.post(address(entry), mine | {"names-0-text": "Mine"})
    assert page.status_code == 409
    assert berk.post(address(entry), form_data(page) | {"choice-0": choice}).status_code == 302
    assert texts(entry) == kept


def test_both_lists_can_be_kept(aigul, berk):
    entry = an_entry(a_record("agreement", source_keys=["a"]))
    mine = opened(berk, entry)
    aigul.post(address(entry), opened(aigul, entry) | {"source_keys": "a\r\nb"})
    page = berk.post(address(entry), mine | {"source_keys": "a\r\nc"})
    assert berk.post(address(entry), form_data(page) | {"choice-0": "both"}).status_code == 302
    assert record(entry)["source_keys"] == ["a", "b", "c"]


def test_rows_of_both_are_kept_and_the_same_form_sent_twice_adds_its_row_once(aigul, berk):
    entry = an_agreement(names=[a_row(text="One", **NAME)])
    mine = opened(berk, entry) | {"names-1-text": "Mine", "names-1-language": "en", "names-1-type": "short"}
    theirs = opened(aigul, entry) | {"names-1-text": "Theirs", "names-1-language": "en", "names-1-type": "short"}
    aigul.post(address(entry), theirs)
    for _time in range(2):
        assert berk.post(address(entry), mine).status_code == 302
    assert texts(entry) == ["One", "Theirs", "Mine"]
    assert latest(entry).number == 3


def test_it_is_merged_again_if_somebody_saves_while_one_chooses(aigul, berk):
    entry = an_entry(a_record("agreement"))
    mine = opened(berk, entry)
    aigul.post(address(entry), opened(aigul, entry) | {"title_en": "Theirs"})
    page = berk.post(address(entry), mine | {"title_en": "Mine", "title_tr": "Benim"})
    aigul.post(address(entry), opened(aigul, entry) | {"title_kk": "Олардікі"})
    assert berk.post(address(entry), form_data(page) | {"choice-0": "mine"}).status_code == 302
    assert record(entry)["title"] == {"en": "Mine", "tr": "Benim", "kk": "Олардікі"}
    aigul.post(address(entry), opened(aigul, entry) | {"title_en": "Theirs again"})
    again = berk.post(address(entry), form_data(page) | {"choice-0": "mine"})
    assert again.status_code == 409
    assert "Theirs again" in again.content.decode()


def test_an_invalid_stale_form_is_shown_again_whole_and_can_be_mended(aigul, berk):
    entry = an_agreement(names=[a_row(text="One", **NAME), a_row(text="Two", **NAME)])
    mine = opened(berk, entry) | {"title_tr": "Benim", "names-1-text": "Second", "names-1-language": "Deutsch!"}
    aigul.post(address(entry), opened(aigul, entry) | {"names-0-DELETE": "on", "title_ru": "Их"})
    page = berk.post(address(entry), mine)
    assert page.status_code == 200
    shown = form_data(page)
    assert (shown["title_tr"], shown["names-0-text"], shown["names-1-text"]) == (["Benim"], ["One"], ["Second"])
    assert shown["_revision"] == ["1"]
    assert texts(entry) == ["Two"], "the tables are as they were"
    assert berk.post(address(entry), shown | {"names-1-language": "de"}).status_code == 302
    assert texts(entry) == ["Second"]
    assert record(entry)["title"] == {"en": "A agreement", "ru": "Их", "tr": "Benim"}


def test_the_form_comes_back_from_a_conflict_with_what_was_typed(aigul, berk):
    entry = an_entry(a_record("agreement"))
    mine = opened(berk, entry)
    aigul.post(address(entry), opened(aigul, entry) | {"title_en": "Theirs"})
    page = berk.post(address(entry), mine | {"title_en": "Mine", "title_tr": "Benim"})
    back = dict(mine | {"title_en": "Mine", "title_tr": "Benim", "_redisplay": "1"})
    assert 'name="_redisplay"' in page.content.decode()
    again = berk.post(address(entry), back)
    shown = form_data(again)
    assert (again.status_code, shown["title_en"], shown["_revision"]) == (200, ["Mine"], ["1"])
    assert latest(entry).number == 2


@pytest.mark.parametrize("token", ["", "0", "9", "-1", "x", None])
def test_a_form_without_its_revision_blames_nobody_and_keeps_what_was_typed(berk, token):
    entry = an_agreement(names=[a_row(text="One", **NAME)])
    mine = opened(berk, entry) | {"title_en": "Mine", "names-0-text": "Two", "_revision": token}
    page = berk.post(address(entry), {name: value for name, value in mine.items() if value is not None})
    assert page.status_code == 409
    text = page.content.decode()
    assert "did not say from which revision" in text
    assert not any(word in text.lower() for word in ("someone", "somebody", "meanwhile"))
    again = berk.post(address(entry), form_data(page))
    shown = form_data(again)
    assert (shown["title_en"], shown["names-0-text"], shown["_revision"]) == (["Mine"], ["Two"], ["1"])
    assert berk.post(address(entry), shown).status_code == 302
    assert texts(entry) == ["Two"]


def test_what_was_typed_is_shown_when_the_entry_was_submitted_meanwhile():
    writer = a_user("dana", "contributor")
    entry, client = an_entry(a_record("agreement"), author=writer), desk_client(writer)
    form = opened(client, entry)
    submitted(entry, writer)
    page = client.post(address(entry), form | {"title_en": "Mine", "summary_kk": "Мәтін"})
    assert page.status_code == 403
    text = page.content.decode()
    assert all(words in text for words in ("Mine", "Мәтін", "submitted for review", "/recall/"))
    assert record(entry)["title"] == {"en": "A agreement"}


# --- forged posts -------------------------------------------------------------------------------------------------


def test_a_forged_choice_changes_nothing(aigul, berk):
    entry, other = an_entry(a_record("agreement")), an_entry(a_record("agreement"))
    mine = opened(berk, entry)
    aigul.post(address(entry), opened(aigul, entry) | {"title_en": "Theirs"})
    page = form_data(berk.post(address(entry), mine | {"title_en": "Mine"}))
    for where, forged, client in (
        (entry, {"_mine": "x"}, berk),
        (entry, {"_mine": page["_mine"][0][:-2] + "xx"}, berk),
        (entry, {"choice-0": "steal"}, berk),
        (entry, {"choice-0": "both"}, berk),
        (other, {}, berk),
        (entry, {}, aigul),
    ):
        assert client.post(address(where), page | {"choice-0": "mine"} | forged).status_code == 409, forged
    assert (latest(entry).number, latest(other).number) == (2, 1)
    assert record(entry)["title"] == {"en": "Theirs"}


def test_forged_names_of_rows_change_nothing(berk):
    foreign = a_row(text="Theirs", **NAME)
    an_agreement(names=[foreign])
    entry = an_agreement(names=[a_row(text="One", **NAME)])
    before = capture(entry)
    key = Name.objects.get(uuid=foreign["uuid"]).pk
    fresh = {"names-1-text": "New", "names-1-language": "en", "names-1-type": "short"}
    for forged in (
        {"names-0-part_ptr": foreign["uuid"], "names-0-text": "Mine"},
        {"names-0-part_ptr": str(key), "names-0-text": "Mine"},
        {"names-0-part_ptr": str(uuid.uuid4()), "names-0-DELETE": "on"},
        {**fresh, "names-1-part_ptr": foreign["uuid"]},
        {**fresh, "names-1-part_ptr": "00000000-0000-5000-8000-000000000001"},
        {**fresh, "names-1-part_ptr": "x"},
        {**fresh, "names-1-part_ptr": before.record["parts"]["names"][0]["uuid"]},
    ):
        assert berk.post(address(entry), opened(berk, entry) | forged).status_code == 200, forged
    assert capture(entry) == before
    assert Name.objects.get(uuid=foreign["uuid"]).text == "Theirs"


def test_forged_states_owners_versions_and_kinds_change_nothing(aigul, berk):
    entry = an_agreement(names=[a_row(text="One", **NAME)])
    form = opened(berk, entry)
    aigul.post(address(entry), opened(aigul, entry) | {"title_ru": "Их"})
    before, parts = capture(entry), Part.objects.count()
    forged = {"state": "approved", "author": "1", "version": "9", "kind": "topic", "uuid": str(uuid.uuid4())}
    forged |= {"first_published": "2020-01-01", "progress": "approved", "number": "9", "section": "texts"}
    extra = {"texts-TOTAL_FORMS": "3", "names-TOTAL_FORMS": "9", "claims-5-value": "x", "nothing-0-text": "x"}
    berk.post(address(entry), form | forged | extra)
    assert (capture(entry), Part.objects.count(), latest(entry).number) == (before, parts, 2)
    kept = Entry.objects.get(pk=entry.pk)
    assert (kept.kind, kept.first_published, str(kept.uuid)) == ("agreement", None, before.record["uuid"])


# --- long lists ---------------------------------------------------------------------------------------------------


def test_rows_that_a_long_list_does_not_show_stay_as_they_are(berk):
    entry = an_agreement(names=[a_row(text=f"Name {number}", **NAME) for number in range(120)])
    page = berk.get(address(entry) + "?rows-names=3")
    form = form_data(page)
    assert (form["names-INITIAL_FORMS"], form["names-0-text"]) == (["20"], ["Name 100"])
    assert "Rows 101–120 of 120" in page.content.decode()
    forged = form | {"names-0-text": "Changed", "names-1-DELETE": "on"}
    assert berk.post(address(entry) + "?rows-names=3", forged).status_code == 302
    wanted = [f"Name {number}" for number in range(120)]
    wanted[100] = "Changed"
    del wanted[101]
    assert texts(entry) == wanted


@pytest.mark.parametrize("asked", ["0", "99", "x", "-1", "²"])
def test_a_page_that_does_not_exist_is_one_that_does(berk, asked):
    entry = an_agreement(names=[a_row(text=f"Name {number}", **NAME) for number in range(51)])
    assert berk.get(address(entry), {"rows-names": asked}).status_code == 200


# --- who else is here ---------------------------------------------------------------------------------------------


def test_the_form_names_who_else_has_the_entry_open(aigul, berk):
    entry = an_entry(a_record("agreement"))
    assert "has had this entry open" not in berk.get(address(entry)).content.decode()
    assert "berk has had this entry open since" in aigul.get(address(entry)).content.decode()
    sign = berk.post(address(entry, "presence"), {"changed": "1"})
    assert [line.partition(" ")[0] for line in json.loads(sign.content)["others"]] == ["aigul"]
    others = json.loads(aigul.post(address(entry, "presence"), {"changed": "0"}).content)["others"]
    assert "unsaved" in others[0]
    berk.post(address(entry, "presence"), {"closed": "1"})
    assert json.loads(aigul.post(address(entry, "presence")).content) == {"others": []}


def test_only_who_may_see_the_entry_says_that_it_is_open():
    entry = an_entry(a_record("agreement"))
    stranger = desk_client(a_user("stranger", "contributor"))
    assert stranger.post(address(entry, "presence")).status_code == 404
    assert desk_client(an_editor()).get(address(entry, "presence")).status_code == 405
