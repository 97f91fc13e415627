"""YAML as texts, lists and maps that know their line.

Only the plain part of YAML: no anchors, aliases, tags or merges, and no guessing of types. `1992-03-02`, `no`
and `1.10` are texts; what they mean is decided by the field they are written for. The syntax is PyYAML's;
values are put together here from its events: its own nodes forget anchors and let duplicate keys through.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from .faults import Faults, Spot

# libyaml where the wheel has it: ten times as fast, same events.
_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader

DEEPEST = 20
_NOTHING = {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as it stands in the file."""

    spot: Spot
    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    spot: Spot
    items: tuple["Value", ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """A map; `spots` are the lines of its keys."""

    spot: Spot
    items: dict[str, "Value"]
    spots: dict[str, Spot]


Value = Scalar | Listing | Mapping


class _Unreadable(Exception):
    """The rest of the file cannot be made sense of."""


def read(text: str, file: str, faults: Faults) -> Value | None:
    """The one document of a file, or None when its faults leave nothing. `file` is its name in faults."""
    if _refuse_tabs(text, file, faults):
        return None
    try:
        return _Composer(yaml.parse(text, Loader=_LOADER), file, faults).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        faults.add(Spot(file, mark.line + 1), f"not YAML: {_told(error)}")
    except yaml.reader.ReaderError as error:
        faults.add(Spot(file, _line_of_bad_sign(text)), f"not YAML: {error.reason}; remove the character")
    except _Unreadable:
        pass
    return None


def _told(error: yaml.MarkedYAMLError) -> str:
    """PyYAML's two halves of a message, the second of which alone often says too little."""
    return ": ".join(part for part in (error.context, error.problem) if part)


def _refuse_tabs(text: str, file: str, faults: Faults) -> bool:
    lines = [number for number, line in enumerate(text.split("\n"), start=1) if "\t" in line]
    for number in lines:
        faults.add(Spot(file, number), "a tab; indent and separate with spaces")
    return bool(lines)


def _line_of_bad_sign(text: str) -> int:
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


class _Composer:
    """Puts values together from the events of one file."""

    def __init__(self, events: Iterator[yaml.Event], file: str, faults: Faults) -> None:
        self._events, self._file, self._faults = events, file, faults

    def document(self) -> Value | None:
        """The only document; further ones are refused."""
        next(self._events)  # start of the stream
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return None
        value = self._value(next(self._events), 0)
        next(self._events)  # end of the document
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._fault(after, "a second document; one file holds one list")
        return value

    def _fault(self, event: yaml.Event, message: str) -> None:
        self._faults.add(self._spot(event), message)

    def _spot(self, event: yaml.Event) -> Spot:
        return Spot(self._file, event.start_mark.line + 1)

    def _value(self, event: yaml.Event, depth: int) -> Value | None:
        """The value that starts with `event`; None for an alias or where nothing is written."""
        if depth > DEEPEST:
            self._fault(event, f"nested deeper than {DEEPEST} levels")
            raise _Unreadable
        if isinstance(event, yaml.AliasEvent):
            self._fault(event, f"an alias (*{event.anchor}); write the value out")
            return None
        self._refuse_ornaments(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._listing(event, depth)
        return self._mapping(event, depth)

    def _refuse_ornaments(self, event: yaml.Event) -> None:
        if event.anchor is not None:
            self._fault(event, f"an anchor (&{event.anchor}); write the value out where it is needed")
        if event.tag is not None:
            self._fault(event, f"a tag ({event.tag}); remove it, the field decides what the value means")

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar | None:
        if not event.style and event.value in _NOTHING:
            self._fault(event, "no value; leave the line out")
            return None
        return Scalar(self._spot(event), event.value)

    def _listing(self, start: yaml.Event, depth: int) -> Listing:
        items = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._value(event, depth + 1))
        return Listing(self._spot(start), tuple(item for item in items if item is not None))

    def _mapping(self, start: yaml.Event, depth: int) -> Mapping:
        mapping = Mapping(self._spot(start), {}, {})
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event, depth)
            value = self._value(next(self._events), depth + 1)
            if key is not None and self._is_new(mapping, key) and value is not None:
                mapping.items[key.text] = value
                mapping.spots[key.text] = key.spot
        return mapping

    def _key(self, event: yaml.Event, depth: int) -> Scalar | None:
        key = self._value(event, depth + 1)
        if key is None or isinstance(key, Scalar):
            return key
        self._faults.add(key.spot, "a key must be a plain text")
        return None

    def _is_new(self, mapping: Mapping, key: Scalar) -> bool:
        if key.text not in mapping.items:
            return True
        first = mapping.spots[key.text].line
        self._faults.add(key.spot, f"{key.text!r} is given twice, first in line {first}; keep one")
        return False
