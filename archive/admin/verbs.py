"""What the journal calls each act, in the language of the desk: in its own list and in the history of an entry."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.editorial.workflow.transition import TRANSITIONS

VERBS: dict[str, Promise] = {
    "submit": pgettext_lazy("journal", "submitted for review"),
    "recall": pgettext_lazy("journal", "taken back from review"),
    "assign": pgettext_lazy("journal", "reviewer assigned"),
    "approve": pgettext_lazy("journal", "approved"),
    "return": pgettext_lazy("journal", "returned for changes"),
    "publish": pgettext_lazy("journal", "published"),
    "publish-unreviewed": pgettext_lazy("journal", "published without a review"),
    "schedule": pgettext_lazy("journal", "publication scheduled"),
    "unschedule": pgettext_lazy("journal", "scheduled publication taken back"),
    "withdraw": pgettext_lazy("journal", "withdrawn"),
    "republish": pgettext_lazy("journal", "shown again"),
    "schedule-withdrawal": pgettext_lazy("journal", "withdrawal scheduled"),
    "unschedule-withdrawal": pgettext_lazy("journal", "scheduled withdrawal taken back"),
    "close-until": pgettext_lazy("journal", "closed until a moment, or opened"),
    "refused": _("refused"),
    "approval-ended": _("approval ended by a change"),
    "restore": _("earlier revision restored"),
    "comment": _("comment"),
    "resolve": _("comment resolved"),
    "reopen": _("comment opened again"),
    "share": _("preview shared"),
    "revoke": _("preview link revoked"),
    "due-publish": _("published as scheduled"),
    "due-publish-failed": _("scheduled publication failed"),
    "due-withdraw": _("withdrawn as scheduled"),
    "due-withdraw-failed": _("scheduled withdrawal failed"),
    "exemption-opened": _("exemption opened"),
    "exemption-closed": _("exemption closed"),
    "role-granted": _("role given"),
    "role-taken": _("role taken"),
    "account-created": _("account created"),
    "account-activated": _("account activated"),
    "account-deactivated": _("account deactivated"),
    "password-set": _("password set"),
    "journal-verified": _("journal verified"),
    "journal-broken": _("journal found broken"),
}


def verb_in_words(verb: str) -> str:
    """What was done; a verb that has no words yet, as it is written."""
    return str(VERBS.get(verb, verb))


def act_in_words(verb: str) -> str:
    """What was to be done, and was refused."""
    return str(TRANSITIONS[verb].label) if verb in TRANSITIONS else verb_in_words(verb)
