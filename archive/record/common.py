"""What every kind of entry has: the common fields and the common parts."""

from .fields import (
    Code,
    Edtf,
    EntryRef,
    FarPartRef,
    Flag,
    Integer,
    Line,
    Lines,
    PartRef,
    Quantity,
    Tag,
    Words,
)
from .schema import Part

ENTRY_FIELDS = (
    Words("title"),
    Words("summary", long=True),
    Words("description", long=True),
    Words("note", long=True),
    Code("rights", vocabulary="rights"),
    Lines("source_keys"),
)

NAMES = Part(
    "names",
    (
        Line("text", required=True),
        Tag("language", required=True),
        Code("type", vocabulary="name_type", required=True),
        Edtf("used"),
        Words("note"),
    ),
    identity=("text", "language", "type"),
)

TEXTS = Part(
    "texts",
    (
        Tag("language", required=True),
        Code("role", vocabulary="text_role", required=True),
        Code("status", vocabulary="text_status", required=True),
        Line("heading"),
        Line("body", required=True, long=True),
        Line("translator"),
        Code("rights", vocabulary="rights"),
    ),
    identity=("language", "role", "status"),
)

TOPICS = Part("topics", (EntryRef("topic", kinds=("topic",), required=True, vital=True),), identity=("topic",))

PLACES = Part(
    "places",
    (
        EntryRef("place", kinds=("place",), required=True, vital=True),
        Code("role", vocabulary="place_role", required=True),
        Line("as_in_source"),
        Words("note"),
    ),
    identity=("place", "role", "as_in_source"),
)

IDENTIFIERS = Part(
    "identifiers",
    (
        Code("scheme", vocabulary="identifier_scheme", required=True),
        Line("value", required=True),
        Line("url"),
        Words("note"),
    ),
    identity=("scheme", "value"),
)

# A party, author, speaker, side, signatory, participant or member: an entry, or words, or both.
ACTORS = Part(
    "actors",
    (
        Code("role", vocabulary="actor_role", required=True),
        EntryRef("entry"),
        Words("words"),
        Words("capacity"),
        PartRef("behalf", parts=("actors",)),
        PartRef("of", parts=("actions", "statements", "figures"), vital=True),
        Edtf("period"),
        Code("certainty", vocabulary="certainty"),
        Words("note"),
    ),
    identity=("of", "role", "entry", "words", "behalf", "capacity"),
    any_of=("entry", "words"),
)

RELATIONS = Part(
    "relations",
    (
        Code("type", vocabulary="relation_type", required=True),
        PartRef("of", parts=("statements", "figures", "disputes"), vital=True),
        EntryRef("entry", required=True, vital=True),
        FarPartRef("part"),
        Edtf("period"),
        Code("certainty", vocabulary="certainty"),
        Words("note"),
    ),
    identity=("of", "type", "entry", "part"),
)

CITATIONS = Part(
    "citations",
    (
        EntryRef("source", kinds=("source", "document"), required=True, vital=True),
        PartRef("of", vital=True),
        Line("path"),
        Code("function", vocabulary="citation_function", required=True),
        Line("locator"),
        Words("note"),
    ),
    identity=("source", "of", "path", "locator"),
)

TRANSLATIONS = Part(
    "translations",
    (
        PartRef("of", vital=True),
        Line("path", required=True),
        Code("language", vocabulary="language", required=True),
        Code("state", vocabulary="translation_state", required=True),
        Line("translator"),
        Line("follows"),
    ),
    identity=("of", "path", "language"),
)

STATEMENTS = Part(
    "statements",
    (
        Words("title"),
        Words("words", long=True),
        Edtf("made"),
        Flag("verbatim"),
        Words("note"),
    ),
    identity=("title", "words"),
    any_of=("title", "words"),
)

DISPUTES = Part(
    "disputes",
    (
        Words("question", required=True),
        Code("status", vocabulary="dispute_status", required=True),
        Words("resolution", long=True),
        Words("note", long=True),
    ),
    identity=("question",),
)

CLAIMS = Part(
    "claims",
    (
        PartRef("dispute", parts=("disputes",), required=True, vital=True),
        Words("words"),
        Line("path"),
        Code("value_type", vocabulary="value_type"),
        Line("value"),
        FarPartRef("part"),
        Words("note"),
    ),
    identity=("dispute", "words", "path", "value", "part"),
    any_of=("words", "value", "part"),
)

FIGURES = Part(
    "figures",
    (
        Words("title"),
        Quantity("low"),
        Quantity("high"),
        Line("as_printed"),
        Code("precision", vocabulary="figure_precision", required=True),
        Code("nature", vocabulary="figure_nature", required=True),
        Code("measure", vocabulary="figure_measure"),
        Words("counted"),
        Line("unit"),
        Edtf("period"),
        Words("note"),
    ),
    identity=("low", "high", "as_printed", "precision", "nature", "period", "counted"),
    any_of=("low", "high", "as_printed"),
)

ENTRY_PARTS = (
    NAMES,
    TEXTS,
    TOPICS,
    PLACES,
    IDENTIFIERS,
    ACTORS,
    RELATIONS,
    STATEMENTS,
    DISPUTES,
    CLAIMS,
    CITATIONS,
    TRANSLATIONS,
)

PACKAGE_FIELDS = (Integer("stated_count"), Code("completeness", vocabulary="completeness"))
