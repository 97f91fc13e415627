"""The e-mails of notices, sent from the outbox: one transaction each, by as many senders at once as there are.

An e-mail that left is marked in the same transaction: a sender that is killed between the two sends it once more. It
holds what happened, the title of the entry and its address, and nothing else of the entry: e-mail is read by others.
"""

import logging
import smtplib
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from archive.primitives.cleaning import clean_line

from .clock import DatabaseClock
from .models.notice import Notice
from .notice_words import due, sentence
from .preferences import preference_of
from .workflow.policy import may

logger = logging.getLogger(__name__)
# How long after a failed try the next one is made; after the last of them no more.
PAUSES = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))
MOST_TRIES = len(PAUSES) + 1
LONGEST_SUBJECT = 180


def send_waiting() -> tuple[int, int]:
    """Send the e-mails that are due; how many left, and how many tries failed."""
    sent = failed = 0
    for key in list(_waiting().values_list("pk", flat=True)):
        outcome = _send(key)
        sent, failed = sent + (outcome is True), failed + (outcome is False)
    return sent, failed


def _waiting():
    return Notice.objects.filter(Q(sent__isnull=True), next_try__lte=DatabaseClock()).order_by("pk")


@transaction.atomic
def _send(key: int) -> bool | None:
    """Whether it left; None if there was nothing to send, or another sender has it."""
    locked = _waiting().select_for_update(skip_locked=True, of=("self",)).select_related("to", "by", "entry")
    notice = locked.filter(pk=key).first()
    if notice is None:
        return None
    if not is_wanted(notice):
        return _close(notice)
    try:
        message(notice).send()
    except (OSError, smtplib.SMTPException) as error:
        logger.warning("the e-mail of notice %s did not leave: %s", key, error)
        return _postpone(notice)
    _close(notice, sent=timezone.now())
    return True


def _close(notice: Notice, **values) -> None:
    Notice.objects.filter(pk=notice.pk).update(next_try=None, tries=notice.tries + bool(values), **values)


def _postpone(notice: Notice) -> bool:
    tries = notice.tries + 1
    again = timezone.now() + PAUSES[tries - 1] if tries < MOST_TRIES else None
    Notice.objects.filter(pk=notice.pk).update(tries=tries, next_try=again)
    return False


def is_wanted(notice: Notice) -> bool:
    """Whether its reader has an address, wants e-mails, and may sign in and see the entry now."""
    user = notice.to
    is_reachable = user.is_active and user.is_staff and bool(user.email)
    return is_reachable and preference_of(user).by_mail and may(user, "view", notice.entry)


def message(notice: Notice) -> EmailMessage:
    """The e-mail in the language of its reader, as plain text."""
    preference = preference_of(notice.to)
    with override(preference.language):
        told = sentence(notice, clean_line(notice.entry.title_in(preference.language)))
        lines = [told, "", site(entry_path(notice.entry)), "", "-- ", _("Elshi, editors’ desk")]
        if due(notice):
            lines.insert(1, _("Due: %(day)s") % {"day": due(notice)})
        lines.append(_("To receive no more e-mails: %(address)s") % {"address": site(reverse("desk-preferences"))})
        return EmailMessage(subject_of(told), "\n".join(lines), to=[clean_line(notice.to.email)])


def subject_of(text: str) -> str:
    """One line without control characters, which could begin another header, of a bearable length."""
    line = "".join(sign if sign.isprintable() else " " for sign in text)
    return line if len(line) <= LONGEST_SUBJECT else line[: LONGEST_SUBJECT - 1].rstrip() + "…"


def entry_path(entry) -> str:
    """The page of an entry at the desk."""
    return reverse(f"admin:archive_{entry.kind}_change", args=[entry.pk])


def site(path: str) -> str:
    """A whole address, for whoever reads it elsewhere."""
    return settings.SITE_URL + path
