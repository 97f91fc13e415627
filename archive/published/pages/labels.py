"""What readers call the fields of each kind, in the words that stand left of a fact."""

from django.utils.translation import pgettext_lazy

_SHARED = {
    "type": pgettext_lazy("field", "Type"),
    "rights": pgettext_lazy("field", "Rights"),
    "stated_count": pgettext_lazy("field", "Number of members, as stated"),
    "completeness": pgettext_lazy("field", "Members known to the archive"),
    "publisher": pgettext_lazy("field", "Publisher"),
    "container_title": pgettext_lazy("field", "Published in"),
    "url": pgettext_lazy("field", "Web address"),
    "measure": pgettext_lazy("field", "Measure"),
    "unit": pgettext_lazy("field", "Unit"),
    "counted": pgettext_lazy("field", "What is counted"),
    "author": pgettext_lazy("field", "Author"),
}

_OF_KIND = {
    "agreement": {
        "form": pgettext_lazy("field", "Form"),
        "subject": pgettext_lazy("field", "Subject"),
        "authentic_languages": pgettext_lazy("field", "Equally authentic languages"),
        "prevailing_language": pgettext_lazy("field", "Prevailing language"),
        "duration": pgettext_lazy("field", "Duration"),
    },
    "document": {
        "level": pgettext_lazy("field", "Level of description"),
        "parent": pgettext_lazy("field", "Part of"),
        "date": pgettext_lazy("field", "Date"),
        "covers": pgettext_lazy("field", "Period covered"),
        "original_languages": pgettext_lazy("field", "Languages of the original"),
        "repository": pgettext_lazy("field", "Kept in"),
        "reference_code": pgettext_lazy("field", "Reference code"),
        "extent": pgettext_lazy("field", "Extent"),
        "classification_then": pgettext_lazy("field", "Classification then"),
        "classification_now": pgettext_lazy("field", "Classification now"),
        "volume": pgettext_lazy("field", "Volume"),
        "issue": pgettext_lazy("field", "Issue"),
        "pages": pgettext_lazy("field", "Pages"),
        "issn": pgettext_lazy("field", "ISSN"),
        "doi": pgettext_lazy("field", "DOI"),
    },
    "diplomat": {
        "family_name": pgettext_lazy("field", "Family name"),
        "given_name": pgettext_lazy("field", "Given name"),
        "patronymic": pgettext_lazy("field", "Patronymic"),
        "born": pgettext_lazy("field", "Born"),
        "died": pgettext_lazy("field", "Died"),
        "state": pgettext_lazy("field", "State"),
        "identification": pgettext_lazy("field", "Identification"),
    },
    "institution": {
        "founded": pgettext_lazy("field", "Founded"),
        "dissolved": pgettext_lazy("field", "Dissolved"),
        "territory": pgettext_lazy("field", "Territory"),
        "parent": pgettext_lazy("field", "Belongs to"),
    },
    "event": {
        "status": pgettext_lazy("field", "Held or planned"),
        "date": pgettext_lazy("field", "Date"),
        "series": pgettext_lazy("field", "Series"),
        "series_number": pgettext_lazy("field", "Number in the series"),
        "outcomes": pgettext_lazy("field", "Outcomes"),
    },
    "place": {
        "parent": pgettext_lazy("field", "Lies in"),
        "latitude": pgettext_lazy("field", "Latitude"),
        "longitude": pgettext_lazy("field", "Longitude"),
    },
    "topic": {
        "parent": pgettext_lazy("field", "Broader topic"),
        "scope_note": pgettext_lazy("field", "Scope"),
    },
    "source": {
        "own_title": pgettext_lazy("field", "Title of the source"),
        "title_supplied": pgettext_lazy("field", "Origin of the title"),
        "tier": pgettext_lazy("field", "Tier"),
        "languages": pgettext_lazy("field", "Languages"),
        "published": pgettext_lazy("field", "Published"),
        "accessed": pgettext_lazy("field", "Seen"),
        "document": pgettext_lazy("field", "Entry of the document"),
    },
    "indicator": {"direction": pgettext_lazy("field", "Direction")},
}


def field_label(kind: str, field: str):
    """The label of a field; KeyError for a field that no page knows how to name."""
    own = _OF_KIND[kind]
    return own[field] if field in own else _SHARED[field]
