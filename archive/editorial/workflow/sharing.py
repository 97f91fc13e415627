"""Links by which people without an account may look at one revision for a while."""

from datetime import timedelta

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.editorial.journal import note
from archive.editorial.models.entry import Entry
from archive.editorial.models.preview_link import PreviewLink
from archive.editorial.models.revision import Revision
from archive.primitives.cleaning import clean_line

from .errors import NotAllowed, Refused
from .policy import require

SHORTEST, LONGEST = timedelta(hours=1), timedelta(days=30)


def _signer() -> Signer:
    """Made when it is needed: commands that serve nobody, such as `migrate`, have no secret key."""
    return Signer(salt="archive.preview-link")


class ClosedLink(Exception):
    """The signature is ours, but the link was revoked or has expired."""


def share(entry: Entry, revision: Revision, *, by, duration: timedelta, note_for: str = "") -> PreviewLink:
    """Make a link to a revision of the entry. Raises NotAllowed (journalled), Refused."""
    _require(entry, by, "share")
    if revision.entry_id != entry.pk:
        raise Refused(_("This revision is of another entry."))
    if not SHORTEST <= duration <= LONGEST:
        raise Refused(_("A link lasts between one hour and 30 days."))
    with transaction.atomic():
        expires = timezone.now() + duration
        link = PreviewLink.objects.create(revision=revision, by=by, expires=expires, note=clean_line(note_for)[:200])
        details = {"link": link.pk, "revision": revision.number, "expires": expires.isoformat(), "for": link.note}
        note("share", entry.uuid, by, **details)
    return link


def revoke(link: PreviewLink, entry: Entry, *, by) -> None:
    """The link answers no longer. Raises NotAllowed (journalled); Refused if it is of another entry or has ended."""
    _require(entry, by, "revoke")
    with transaction.atomic():
        of_entry = PreviewLink.objects.filter(pk=link.pk, revision__entry_id=entry.pk, revoked__isnull=True)
        if not of_entry.update(revoked=timezone.now()):
            raise Refused(_("This link has ended already."))
        note("revoke", entry.uuid, by, link=link.pk)


def links_of(entry: Entry) -> list[PreviewLink]:
    """All links to revisions of an entry, the newest first, without the records."""
    found = PreviewLink.objects.filter(revision__entry_id=entry.pk).select_related("revision", "by")
    return list(found.defer("revision__record", "revision__internal", "revision__body").order_by("-pk"))


def token_of(link: PreviewLink) -> str:
    """What the address of a link holds. It binds the row to its revision: a row of the same number in a database
    that was restored from a backup is another link.
    """
    return _signer().sign(_claims(link))


def opened(token: str) -> PreviewLink | None:
    """The link of a token, with its revision and entry; None if we never made it. Raises ClosedLink."""
    try:
        claims = _signer().unsign(token)
    except BadSignature:
        return None
    link = PreviewLink.objects.select_related("revision__entry").filter(pk=int(claims.partition("-")[0])).first()
    if link is None or _claims(link) != claims:
        return None
    if link.revoked is not None or link.expires <= timezone.now():
        raise ClosedLink
    return link


def _claims(link: PreviewLink) -> str:
    return f"{link.pk}-{link.revision_id}-{int(link.expires.timestamp())}"


def _require(entry: Entry, by, verb: str) -> None:
    try:
        require(by, "share", entry)
    except NotAllowed as refusal:
        note("refused", entry.uuid, by, action=verb, **refusal.details)
        raise
