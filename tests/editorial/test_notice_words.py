"""Every change of state can be told of, in every language."""

import pytest
from django.utils.translation import override

from archive.editorial.models.notice import Notice
from archive.editorial.notice_words import SENTENCES, due, remark, sentence
from archive.editorial.workflow.transition import TRANSITIONS
from archive.primitives.languages import LANGUAGES
from archive.publishing import transitions as _all  # noqa: F401 – makes every transition known
from archive.publishing.due import VERBS
from tests.makers import a_user

AT = "2027-03-02T05:00:00+00:00"


def test_every_transition_and_every_outcome_of_an_appointment_has_words():
    happenings = {f"due-{verb}{end}" for verb in VERBS for end in ("", "-failed")}
    assert set(TRANSITIONS.names()) | happenings | {"approval-ended", "comment", "mention"} <= set(SENTENCES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verb", [*SENTENCES, "unheard-of"])
def test_a_sentence_names_the_entry_in_every_language(language, verb):
    notice = Notice(verb=verb, details={"at": AT, "until": None, "version": 3})
    with override("en"):
        english = sentence(notice, "50 %(by)s %")
    with override(language):
        said = sentence(notice, "50 %(by)s %")
    assert "50 %(by)s %" in said
    assert "–" not in said.split()
    assert (said == english) == (language == "en")


@pytest.mark.django_db
def test_names_moments_and_reasons_are_put_into_words():
    by = a_user("bolat", first_name="Bolat", last_name="Serik")
    notice = Notice(verb="schedule", by=by, details={"at": AT, "reason": "With the visit"})
    assert sentence(notice, "Visit") == (
        "The publication of “Visit” was scheduled by Bolat Serik: "
        "2027-03-02 10:00 Asia/Almaty (UTC+05:00) = 2027-03-02 05:00 UTC."
    )
    assert remark(notice) == "With the visit"
    assert due(Notice(verb="assign", details={"due": "2027-03-02"})) == "2027-03-02"


def test_an_older_notice_without_a_detail_is_told_nevertheless():
    assert sentence(Notice(verb="publish", details={}), "Visit").endswith("version –.")
