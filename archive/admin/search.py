"""Finding entries at the desk: by words of any language, names, source keys, public number, UUID."""

import uuid

from django.db.models import Exists, OuterRef, Q, QuerySet

from archive.editorial.models.part import Name
from archive.editorial.models.source import Source
from archive.primitives.cleaning import clean_line
from archive.primitives.languages import LANGUAGES
from archive.primitives.public_numbers import PublicNumberError, parse
from archive.published.models.version import Address

LONGEST, MOST_WORDS = 200, 8


def matching(queryset: QuerySet, text: str) -> QuerySet:
    """The entries of `queryset` in which every word of `text` is found; all of them if there is no word."""
    for word in clean_line(text)[:LONGEST].split()[:MOST_WORDS]:
        queryset = queryset.filter(_found_by(word))
    return queryset


def _found_by(word: str) -> Q:
    named, own, titled = Q(), Q(), Q(source_keys__contains=[word])
    for spelling in spellings(word):
        named |= Q(text__icontains=spelling)
        own |= Q(own_title__icontains=spelling)
        for code in LANGUAGES:
            titled |= Q(**{f"title_{code}__icontains": spelling})
    names = Exists(Name.objects.filter(named, entry_id=OuterRef("pk")))
    sources = Source.objects.filter(own).values("pk")
    return titled | Q(names) | Q(pk__in=sources) | _by_number(word) | _by_uuid(word)


def spellings(word: str) -> set[str]:
    """The word as typed, and with the dots that Turkish keeps on its capital İ and leaves off its small ı."""
    return {word, word.replace("i", "İ"), word.replace("I", "ı"), word.replace("İ", "i").replace("ı", "I")}


def _by_number(word: str) -> Q:
    try:
        kind, number = parse(word.lower())
    except PublicNumberError:
        return Q()
    return Q(uuid__in=Address.objects.filter(kind=kind, number=number).values("uuid"))


def _by_uuid(word: str) -> Q:
    try:
        return Q(uuid=uuid.UUID(word))
    except ValueError:
        return Q()
