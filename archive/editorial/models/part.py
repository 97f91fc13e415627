"""The base table of all parts, and the parts that every kind of entry has."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.editorial.columns import (
    CodeColumn,
    EdtfColumn,
    FixedColumn,
    LineColumn,
    TagColumn,
    TextColumn,
    lines_column,
)

from .entry import Entry, hidden_parent


class Part(models.Model):
    """A child row of an entry with a UUID of its own, so that anything can point at it by one foreign key."""

    SECTION = None

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="parts", verbose_name=_("entry"))
    section = FixedColumn(_("section"), attribute="SECTION")
    position = models.PositiveIntegerField(_("position"), default=0)
    source_keys = lines_column()

    class Meta:
        verbose_name = _("part")
        verbose_name_plural = _("parts")
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["entry", "section", "position"], name="part_entry_section")]

    def __str__(self):
        return f"{self.section} {self.position}"


def own_part(*, blank=True, verbose_name=None, to=Part, related_name="+"):
    """A link to another part of the same entry; it goes when that part goes."""
    return models.ForeignKey(
        to, models.CASCADE, null=blank, blank=blank, related_name=related_name, verbose_name=verbose_name
    )


def entry_link(to=Entry, *, null=True, verbose_name=None):
    """A link to another entry, which cannot be deleted while it is linked."""
    return models.ForeignKey(to, models.PROTECT, null=null, blank=null, related_name="+", verbose_name=verbose_name)


def filled(*names: str) -> models.Q:
    """At least one of the text columns is not empty."""
    condition = models.Q()
    for name in names:  # A comparison with NULL would let the constraint pass.
        condition |= models.Q(**{f"{name}__isnull": False}) & ~models.Q(**{name: ""})
    return condition


def in_any_language(name: str) -> models.Q:
    """The translatable column has text in some language."""
    return filled(*(f"{name}_{code}" for code in ("kk", "ru", "en", "tr")))


class Name(Part):
    """A name variant: former, abbreviated, in another script, misprinted in a source."""

    SECTION = "names"

    text = LineColumn(_("name"), blank=False)
    language = TagColumn(_("language"), blank=False)
    type = CodeColumn(_("type"), vocabulary="name_type")
    used = EdtfColumn(_("used"))
    note = TextColumn(_("note"))

    class Meta:
        verbose_name = _("name variant")
        verbose_name_plural = _("name variants")
        constraints = [models.CheckConstraint(condition=filled("text"), name="name_has_text")]

    def __str__(self):
        return self.text


class Text(Part):
    """A text in one language with its standing."""

    SECTION = "texts"

    part_ptr = hidden_parent(Part)
    language = TagColumn(_("language"), blank=False)
    role = CodeColumn(_("role"), vocabulary="text_role")
    status = CodeColumn(_("status"), vocabulary="text_status")
    heading = LineColumn(_("heading"))
    body = TextColumn(_("text"), blank=False)
    translator = LineColumn(_("translator"))
    rights = CodeColumn(_("rights"), vocabulary="rights", blank=True, default="")

    class Meta:
        verbose_name = _("text")
        verbose_name_plural = _("texts")
        constraints = [models.CheckConstraint(condition=filled("body"), name="text_has_body")]


class TopicLink(Part):
    """The entry is about a topic."""

    SECTION = "topics"

    topic = entry_link("Topic", null=False, verbose_name=_("topic"))

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class PlaceLink(Part):
    """A place of the entry, with its name as the source has it."""

    SECTION = "places"

    place = entry_link("Place", null=False, verbose_name=_("place"))
    role = CodeColumn(_("role"), vocabulary="place_role")
    as_in_source = LineColumn(_("name as in the source"))
    note = TextColumn(_("note"))

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")


class Identifier(Part):
    """An identifier outside this archive: authority files, gazettes, registrations."""

    SECTION = "identifiers"

    scheme = CodeColumn(_("scheme"), vocabulary="identifier_scheme")
    value = LineColumn(_("value"), blank=False)
    url = LineColumn(_("address"))
    note = TextColumn(_("note"))

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        constraints = [models.CheckConstraint(condition=filled("value"), name="identifier_has_value")]


class Actor(Part):
    """A party, author, side, speaker, signatory …: an entry, or words, or both."""

    SECTION = "actors"

    role = CodeColumn(_("role"), vocabulary="actor_role")
    entry_named = entry_link(verbose_name=_("entry"))
    words = LineColumn(_("in words"))
    capacity = LineColumn(_("capacity or office then held"))
    behalf = own_part(verbose_name=_("on behalf of"), to="self")
    of = own_part(verbose_name=_("of the part"))
    period = EdtfColumn(_("period"))
    certainty = CodeColumn(_("certainty"), vocabulary="certainty", blank=True, default="")
    note = TextColumn(_("note"))

    class Meta:
        verbose_name = _("actor")
        verbose_name_plural = _("actors")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(entry_named__isnull=False) | in_any_language("words"), name="actor_is_named"
            )
        ]


class Relation(Part):
    """A typed link to another entry or a part of it; the other end is derived."""

    SECTION = "relations"

    type = CodeColumn(_("type"), vocabulary="relation_type")
    of = own_part(verbose_name=_("of the part"))
    entry_named = entry_link(null=False, verbose_name=_("entry"))
    part_named = models.ForeignKey(
        Part, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("part of that entry")
    )
    period = EdtfColumn(_("period"))
    certainty = CodeColumn(_("certainty"), vocabulary="certainty", blank=True, default="")
    note = TextColumn(_("note"))

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")


class Citation(Part):
    """Which source, where in it, supports or contradicts the entry, one of its fields, or one of its parts."""

    SECTION = "citations"

    source = entry_link(null=False, verbose_name=_("source"))
    of = own_part(verbose_name=_("of the part"))
    path = LineColumn(_("field"))
    function = CodeColumn(_("function"), vocabulary="citation_function", default="supports")
    locator = LineColumn(_("place in the source"))
    note = TextColumn(_("note"))

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")


class Translation(Part):
    """The standing of one field in one language; `follows` is the hash of the text it was made from."""

    SECTION = "translations"

    of = own_part(verbose_name=_("of the part"))
    path = LineColumn(_("field"), blank=False)
    language = CodeColumn(_("language"), vocabulary="language")
    state = CodeColumn(_("state"), vocabulary="translation_state")
    translator = LineColumn(_("translator"))
    follows = LineColumn(_("hash of the text it follows"))

    class Meta:
        verbose_name = _("translation state")
        verbose_name_plural = _("translation states")
