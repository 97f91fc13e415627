"""The fields of an entry or a part, and the parts of an entry with all that is nested in them."""

from collections import Counter, defaultdict
from dataclasses import replace

from archive.primitives.canonical import canonical
from archive.record import fields as f
from archive.record.relations import RELATIONS
from archive.record.schema import Part

from .checks import check_values
from .faults import nearest
from .keys import part_uuid
from .located import Listing, Mapping, Scalar, Value
from .nesting import sections_of_entry, sections_of_part
from .supplied import states
from .values import Context, read_value

# What a file may leave out although the record needs it: (kind or section, field) → code.
DEFAULTS = {
    ("citations", "function"): "supports",
    ("event", "status"): "held",
    ("document", "level"): "item",
    ("agreement", "form"): "bilateral",
}

# A part that is given as a bare key: its section → the field that the key stands for.
BARE = {"topics": "topic", "citations": "source", "seats": "place"}

SOURCE_KEYS = f.Lines("keys")


def read_fields(owner: str, fields, node: Mapping, others: set[str], context: Context) -> dict:
    """The values of `fields` in `node`; `owner`: the kind or section; `others`: what else may stand there."""
    known = {field.name: field for field in fields}
    for name in node.items.keys() - known.keys() - others:
        close = nearest(name, [*known, *others])
        context.faults.add(node.spots[name], f"unknown field {name!r} of {owner}{close}")
    values = {name: _value(owner, field, node, context) for name, field in known.items()}
    return {name: value for name, value in values.items() if value is not None}


def _value(owner: str, field: f.Field, node: Mapping, context: Context):
    if field.name in node.items:
        return read_value(field, node.items[field.name], context)
    default = DEFAULTS.get((owner, field.name))
    if field.required and default is None:
        context.faults.add(node.spot, f"{field.name} is missing in {owner}")
    return default


class Rows:
    """Builds the parts of one entry, section by section."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._kind = context.entry.kind
        self._sections: dict[str, list[dict]] = defaultdict(list)
        self._used: Counter[str] = Counter()

    def read(self) -> dict[str, list[dict]]:
        """All parts, in the order of the schema; sections without rows are missing."""
        entry = self._context.entry
        for name, section in sections_of_entry(self._kind).items():
            self._read_section(section, entry.node.items.get(name), {})
        self._add_states({}, ("title",), entry.node)
        return dict(self._sections)

    def _read_section(self, section: str, listing: Value | None, link: dict) -> None:
        if listing is None:
            return
        if not isinstance(listing, Listing):
            self._fault(listing, f"{section} must be a list; begin each row with a hyphen")
            return
        if not listing.items:
            self._fault(listing, f"{section} is an empty list; leave it out")
        for node in listing.items:
            self._read_row(self._kind.part_by_name[section], self._as_map(section, node), link)

    def _as_map(self, section: str, node: Value) -> Mapping | None:
        if isinstance(node, Mapping):
            return node
        if isinstance(node, Scalar) and section in BARE:
            return Mapping(node.spot, {BARE[section]: node}, {BARE[section]: node.spot})
        self._fault(node, f"a row of {section} must be a map of fields")
        return None

    def _read_row(self, part: Part, node: Mapping | None, link: dict) -> None:
        if node is None:
            return
        nested = sections_of_part(self._kind, part.name)
        others = {"key", "keys", "supplied", *nested}
        fields = [field for field in _narrowed(part, node) if field.name not in link]
        values = {**read_fields(part.name, fields, node, others, self._context), **link}
        self._check(part, node, values)
        row = {"uuid": self._uuid(part, node, values), **values, **self._source_keys(node)}
        self._sections[part.name].append(row)
        for name, (section, field) in nested.items():
            self._read_section(section, node.items.get(name), {field: row["uuid"]})
        self._add_states({"of": row["uuid"]}, _main_words(part), node)

    def _check(self, part: Part, node: Mapping, values: dict) -> None:
        if part.any_of and not any(name in node.items for name in part.any_of):
            self._fault(node, f"a row of {part.name} needs at least one of {', '.join(part.any_of)}")
        if part.name == "relations":
            self._check_relation(node, values)
        check_values(part.name, values, node, self._context.faults)

    def _check_relation(self, node: Mapping, values: dict) -> None:
        relation = RELATIONS.get(values.get("type"))
        subjects = relation.subjects if relation and "of" not in values else ()
        if subjects and self._kind.name not in subjects:
            message = f"only {' or '.join(subjects)} can have the relation {relation.code!r}, not {self._kind.name}"
            self._fault(node, message)
        if "part" in values and values["part"]["entry"] != values.get("entry"):
            self._fault(node, "part is not a part of the entry named in this row")

    def _uuid(self, part: Part, node: Mapping, values: dict) -> str:
        """From the local key, else from what identifies the row, numbered from the second equal one on."""
        entry, key = self._context.entry, node.items.get("key")
        if isinstance(key, Scalar):
            return part_uuid(entry.key, part.name, key.text)
        identity = canonical({name: values[name] for name in part.identity if name in values})
        self._used[part.name + identity] += 1
        number = self._used[part.name + identity]
        return part_uuid(entry.key, part.name, identity if number == 1 else f"{identity}#{number}")

    def _source_keys(self, node: Mapping) -> dict:
        keys = node.items.get("keys")
        found = read_value(SOURCE_KEYS, keys, self._context) if keys else None
        return {"source_keys": found} if found else {}

    def _add_states(self, link: dict, fields: tuple[str, ...], node: Mapping) -> None:
        part = self._kind.part_by_name["translations"]
        for state in states(fields, node, self._context, assume_source=not link):
            values = {**state, **link}
            row = {"uuid": self._uuid(part, _NO_KEY, values), **values}
            self._sections["translations"].append(row)

    def _fault(self, node: Value, message: str) -> None:
        self._context.faults.add(node.spot, message)


_NO_KEY = Mapping(spot=None, items={}, spots={})


def _narrowed(part: Part, node: Mapping) -> list[f.Field]:
    """The fields of a row; what a relation may point at is narrowed by its type."""
    type_node = node.items.get("type")
    if part.name != "relations" or not isinstance(type_node, Scalar):
        return list(part.fields)
    relation = RELATIONS.get(type_node.text)
    kinds = relation.objects if relation else ()
    return [replace(one, kinds=kinds) if one.name == "entry" else one for one in part.fields]


def _main_words(part: Part) -> tuple[str, ...]:
    """The translatable fields that `supplied` speaks of when it is a plain list."""
    return tuple(field.name for field in part.fields if isinstance(field, f.Words) and field.name != "note")
