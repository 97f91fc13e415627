"""Every cell of the policy, asked of the function that all doors ask."""

import pytest
from django.contrib.auth.models import AnonymousUser

from archive.editorial.models.entry import Entry
from archive.editorial.workflow.errors import NotAllowed
from archive.editorial.workflow.policy import TABLE, cells, may, require, visible
from archive.publishing.transitions import TRANSITIONS
from tests.editorial.workflow.cast import entries, people
from tests.editorial.workflow.expected import ACTIONS, ROLES, STATES, allowed
from tests.makers import a_record, a_user, an_entry, an_exemption, published, submitted

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("public", [False, True], ids=["never-published", "published"])
@pytest.mark.parametrize("exempt", [False, True], ids=["two-persons", "exempt"])
def test_every_cell_is_as_it_was_written_down_by_hand(public, exempt):
    cast = people()
    if exempt:
        an_exemption()
    wrong, asked = [], 0
    for state, entry in entries([one.user for one in cast if one.own], public).items():
        for person in cast:
            for action in ACTIONS:
                asked += 1
                due = allowed(action, state, person.role, own=person.own, public=public, exempt=exempt)
                if may(person.user, action, entry) is not due:
                    wrong.append((action, state, person.role, person.own, due))
    assert wrong == []
    assert asked == len(STATES) * 12 * len(ACTIONS)


def test_what_was_written_down_and_the_table_name_the_same_actions():
    assert set(ACTIONS) == set(TABLE) - {"add"}
    assert {one.name for one in TRANSITIONS} <= set(ACTIONS)
    assert len(list(cells())) == len(TABLE) * 6 * 6


@pytest.mark.parametrize("action", [*TABLE, "unheard-of"])
def test_a_missing_row_means_no(action):
    entry = an_entry(a_record("topic"))
    nobody = a_user("nobody")
    former = a_user("former", "administrator", is_active=False)
    for user in (nobody, former, AnonymousUser()):
        assert not may(user, action, entry)
        assert not may(user, action, "topic")
    assert not may(a_user("editor", "editor"), "unheard-of", entry)
    assert not may(a_user("editor2", "editor"), "view", "no-such-kind")


def test_who_may_add():
    may_add = {role for role in ROLES.values() if may(a_user(role, role), "add", "topic")}
    assert may_add == {"contributor", "editor", "administrator"}


def test_several_roles_allow_what_each_allows_and_the_two_person_rule_stays():
    entry = an_entry(a_record("topic"), author=(user := a_user("both", "editor", "reviewer", "publisher")))
    submitted(entry, by=user)
    assert may(user, "recall", entry)
    assert not may(user, "approve", entry)
    with pytest.raises(NotAllowed, match="Somebody else must decide"):
        require(user, "approve", entry)


def test_a_list_shows_a_contributor_their_own_and_what_was_published():
    user = a_user("contributor", "contributor")
    own, foreign = an_entry(a_record("topic"), author=user), an_entry(a_record("topic"))
    shown = published(a_record("topic"))
    found = set(visible(Entry.objects.all(), user).values_list("pk", flat=True))
    assert found == {own.pk, shown.pk}
    assert foreign.pk not in found
    assert visible(Entry.objects.all(), a_user("editor", "editor")).count() == 3
    assert not visible(Entry.objects.all(), a_user("nobody")).exists()
