"""The vocabulary of typed relations between entries, worded from both ends.

A relation is owned by its subject; the other end is derived and reads by `inverse`.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class RelationType:
    """`subjects` and `objects` are the kinds allowed at either end; empty means any."""

    code: str
    label: Promise
    inverse: Promise
    subjects: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()


def _type(code, label, inverse, subjects=(), objects=()):
    return RelationType(code, label, inverse, tuple(subjects), tuple(objects))


_A, _D, _E, _I = ("agreement",), ("document",), ("event",), ("institution",)

RELATIONS: dict[str, RelationType] = {
    relation.code: relation
    for relation in (
        _type("about", pgettext_lazy("relation", "About"), pgettext_lazy("relation", "Is the subject of")),
        _type("related", pgettext_lazy("relation", "See also"), pgettext_lazy("relation", "See also")),
        _type("amends", pgettext_lazy("relation", "Amends"), pgettext_lazy("relation", "Amended by"), _A, _A),
        _type(
            "supersedes",
            pgettext_lazy("relation", "Supersedes"),
            pgettext_lazy("relation", "Superseded by"),
            _A,
            _A,
        ),
        _type(
            "implements",
            pgettext_lazy("relation", "Implements"),
            pgettext_lazy("relation", "Implemented by"),
            _A,
            _A,
        ),
        _type("extends", pgettext_lazy("relation", "Extends"), pgettext_lazy("relation", "Extended by"), _A, _A),
        _type(
            "terminates",
            pgettext_lazy("relation", "Terminates"),
            pgettext_lazy("relation", "Terminated by"),
            _A,
            _A,
        ),
        _type("part-of", pgettext_lazy("relation", "Part of"), pgettext_lazy("relation", "Contains")),
        _type(
            "signed-at",
            pgettext_lazy("relation", "Signed at"),
            pgettext_lazy("relation", "Signed here"),
            _A,
            _E,
        ),
        _type(
            "founds",
            pgettext_lazy("relation", "Founding instrument of"),
            pgettext_lazy("relation", "Founded by the instrument"),
            ("agreement", "document", "event"),
            _I,
        ),
        _type("opens", pgettext_lazy("relation", "Opened"), pgettext_lazy("relation", "Opened at the event"), _E),
        _type(
            "concerns-body",
            pgettext_lazy("relation", "Concerns the institution"),
            pgettext_lazy("relation", "Agreements and events"),
            ("agreement", "event"),
            _I,
        ),
        _type(
            "ratifies",
            pgettext_lazy("relation", "Ratifies"),
            pgettext_lazy("relation", "Ratified by"),
            ("document", "agreement"),
            _A,
        ),
        _type(
            "authorises",
            pgettext_lazy("relation", "Authorises"),
            pgettext_lazy("relation", "Authorised by"),
            ("document", "agreement"),
            _A,
        ),
        _type(
            "instrument-of",
            pgettext_lazy("relation", "Instrument of"),
            pgettext_lazy("relation", "Instrument"),
            _D,
            _E,
        ),
        _type(
            "successor-of",
            pgettext_lazy("relation", "Successor of"),
            pgettext_lazy("relation", "Succeeded by"),
            _I,
            _I,
        ),
        _type(
            "represents",
            pgettext_lazy("relation", "Represents"),
            pgettext_lazy("relation", "Represented by"),
            _I,
            _I,
        ),
        _type(
            "accredited-to",
            pgettext_lazy("relation", "Accredited to"),
            pgettext_lazy("relation", "Accredited missions"),
            _I,
            _I,
        ),
        _type(
            "cooperates-with",
            pgettext_lazy("relation", "Cooperates with"),
            pgettext_lazy("relation", "Cooperates with"),
            _I,
            _I,
        ),
        _type("organ-of", pgettext_lazy("relation", "Organ of"), pgettext_lazy("relation", "Organs"), _I, _I),
        _type("named-after", pgettext_lazy("relation", "Named after"), pgettext_lazy("relation", "Eponym of")),
        _type(
            "published-in",
            pgettext_lazy("relation", "Published in"),
            pgettext_lazy("relation", "Publishes"),
            _D,
            ("document", "source"),
        ),
        _type("used-by", pgettext_lazy("relation", "Used by"), pgettext_lazy("relation", "Uses"), _D),
        _type(
            "source-of",
            pgettext_lazy("relation", "Source of"),
            pgettext_lazy("relation", "Based on"),
            ("document", "source"),
        ),
        _type("follows", pgettext_lazy("relation", "Follows"), pgettext_lazy("relation", "Followed by"), _E, _E),
        _type("marks", pgettext_lazy("relation", "Marks"), pgettext_lazy("relation", "Marked by"), _E),
        _type(
            "replies-to",
            pgettext_lazy("relation", "Replies to"),
            pgettext_lazy("relation", "Answered by"),
            _D,
            _D,
        ),
        _type(
            "on-route",
            pgettext_lazy("relation", "On the route"),
            pgettext_lazy("relation", "Places on the route"),
            ("place",),
            ("place",),
        ),
        _type(
            "located-in",
            pgettext_lazy("relation", "Located in"),
            pgettext_lazy("relation", "Located here"),
            (),
            ("place",),
        ),
        _type(
            "territory-of",
            pgettext_lazy("relation", "Territory of"),
            pgettext_lazy("relation", "Territory"),
            ("place",),
            _I,
        ),
        _type(
            "same-work",
            pgettext_lazy("relation", "Another form of"),
            pgettext_lazy("relation", "Other forms"),
        ),
    )
}

# Relations by which agreements hang together in time: the subject came later and builds on the object.
CHAINING = ("amends", "supersedes", "implements", "extends")
