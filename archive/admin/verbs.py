"""What the journal calls each act, in the language of the desk: in its own list and in the history of an entry."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.editorial.workflow.transition import TRANSITIONS

# What is no change of state with a label of its own.
VERBS: dict[str, Promise] = {
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
    if verb in VERBS:
        return str(VERBS[verb])
    return str(TRANSITIONS[verb].label) if verb in TRANSITIONS else verb
