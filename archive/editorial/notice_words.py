"""What a notice says, in the language that is spoken now: on the site, and in an e-mail."""

from collections.abc import Callable
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .clock import spoken
from .models.notice import Notice

# Verb → sentence. `by` is a name, `title` the entry's; the others are put into words by SAID.
SENTENCES: dict[str, Promise] = {
    "submit": gettext_lazy("“%(title)s” was submitted for review by %(by)s."),
    "recall": gettext_lazy("“%(title)s” was taken back from review by %(by)s."),
    "assign": gettext_lazy("The review of “%(title)s” was assigned to you by %(by)s."),
    "approve": gettext_lazy("“%(title)s” was approved by %(by)s."),
    "return": gettext_lazy("“%(title)s” was returned for changes by %(by)s."),
    "approval-ended": gettext_lazy("The approval of “%(title)s” has ended: it was changed by %(by)s."),
    "publish": gettext_lazy("“%(title)s” was published by %(by)s, version %(version)s."),
    "publish-unreviewed": gettext_lazy("“%(title)s” was published without a review by %(by)s, version %(version)s."),
    "withdraw": gettext_lazy("“%(title)s” was withdrawn by %(by)s."),
    "republish": gettext_lazy("“%(title)s” is shown again to readers, by %(by)s."),
    "schedule": gettext_lazy("The publication of “%(title)s” was scheduled by %(by)s: %(at)s."),
    "unschedule": gettext_lazy("The scheduled publication of “%(title)s” was taken back by %(by)s: %(at)s."),
    "schedule-withdrawal": gettext_lazy("The withdrawal of “%(title)s” was scheduled by %(by)s: %(at)s."),
    "unschedule-withdrawal": gettext_lazy("The scheduled withdrawal of “%(title)s” was taken back by %(by)s: %(at)s."),
    "close-until": gettext_lazy("Until when “%(title)s” is closed was set by %(by)s: %(until)s."),
    "due-publish": gettext_lazy("“%(title)s” was published as scheduled, version %(version)s."),
    "due-publish-failed": gettext_lazy("“%(title)s” could not be published as scheduled: %(at)s."),
    "due-withdraw": gettext_lazy("“%(title)s” was withdrawn as scheduled."),
    "due-withdraw-failed": gettext_lazy("“%(title)s” could not be withdrawn as scheduled: %(at)s."),
    "comment": gettext_lazy("“%(title)s” was commented on by %(by)s."),
    "answer": gettext_lazy("A comment on “%(title)s” was answered by %(by)s."),
    "mention": gettext_lazy("You were mentioned in a comment on “%(title)s” by %(by)s."),
    "resolve": gettext_lazy("A comment on “%(title)s” was resolved by %(by)s."),
    "restore": gettext_lazy("An earlier revision of “%(title)s” was restored by %(by)s."),
}
# A verb that nobody has put into words is told of nevertheless.
ANY_OTHER = gettext_lazy("Something was done with “%(title)s” by %(by)s (%(verb)s).")


def sentence(notice: Notice, title: str) -> str:
    """One line that tells what happened, with the title of the entry."""
    named = {"title": title, "by": _name(notice.by), "verb": notice.verb}
    said = {name: SAID.get(name, str)(value) for name, value in notice.details.items()}
    return str(SENTENCES.get(notice.verb, ANY_OTHER)) % _Values(said | named)


def remark(notice: Notice) -> str:
    """What whoever did it gave as the reason, or why it failed; for the site only: it may quote the entry."""
    return str(notice.details.get("why") or notice.details.get("reason") or "")


def due(notice: Notice) -> str:
    """By which day something is asked for, as 2027-03-02; empty if by none."""
    return str(notice.details.get("due") or "")


def _name(user) -> str:
    return _("the archive itself") if user is None else user.get_full_name() or user.get_username()


def _moment(value) -> str:
    return spoken(datetime.fromisoformat(value)) if value else _("no longer closed")


SAID: dict[str, Callable[[object], str]] = {"at": _moment, "until": _moment}


class _Values(dict):
    """What sentences name; they may ask for what an older notice does not have."""

    def __missing__(self, name: str) -> str:
        return "–"
