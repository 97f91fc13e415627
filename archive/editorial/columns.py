"""Columns of the editors' tables: cleaned text, vocabulary codes, EDTF dates with bounds.

Derived columns (bounds, section, kind) are computed in `pre_save`, so that every door that writes a row fills them.
"""

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from archive.primitives.cleaning import clean, clean_line
from archive.primitives.edtf import EdtfError, parse
from archive.primitives.languages import is_tag
from archive.record.vocabularies import VOCABULARIES


class TextColumn(models.TextField):
    """Text of one or more lines, cleaned whenever it is written; empty for absent."""

    cleaner = staticmethod(clean)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"blank": True, "default": "", **kwargs})

    def pre_save(self, instance, add):
        value = self.cleaner(getattr(instance, self.attname) or "")
        setattr(instance, self.attname, value)
        return value

    def to_python(self, value):
        return self.cleaner(value) if isinstance(value, str) else value


class LineColumn(TextColumn):
    """Text of a single line."""

    cleaner = staticmethod(clean_line)


class TagColumn(LineColumn):
    """A BCP 47 tag."""

    def validate(self, value, instance):
        super().validate(value, instance)
        validate_tag(value)


def validate_tag(value: str) -> None:
    """Raise ValidationError unless `value` is empty or a well-formed BCP 47 tag."""
    if value and not is_tag(value):
        raise ValidationError(
            _("“%(value)s” is not a language tag. Write for example kk, tr or kk-Latn."), params={"value": value}
        )


class CodeColumn(models.CharField):
    """A code of a vocabulary, empty if `blank`; the database refuses any other."""

    def __init__(self, *args, vocabulary, codes=None, **kwargs):
        self.vocabulary = vocabulary
        self.codes = sorted(codes if codes is not None else VOCABULARIES[vocabulary])
        kwargs.setdefault("max_length", 40)
        kwargs.pop("choices", None)
        super().__init__(*args, choices=self._choices, **kwargs)

    def _choices(self):
        return list(VOCABULARIES[self.vocabulary].items())

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        return name, path, args, {**kwargs, "vocabulary": self.vocabulary, "codes": self.codes}

    def db_check(self, connection):
        quoted = ", ".join(f"'{code}'" for code in ([""] if self.blank else []) + self.codes)
        return f'"{self.column}" IN ({quoted})'


class EdtfColumn(LineColumn):
    """A date in EDTF. Brings its siblings: `_lower`, `_upper` (strict bounds), `_basis` and `_how` (of the basis)."""

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        if cls.__module__ == "__fake__":  # A migration's state lists the siblings itself.
            return
        cls.add_to_class(f"{name}_lower", BoundColumn(of=name, side="lower"))
        cls.add_to_class(f"{name}_upper", BoundColumn(of=name, side="upper"))
        cls.add_to_class(f"{name}_basis", CodeColumn(vocabulary="date_basis", blank=True, default=""))
        cls.add_to_class(f"{name}_how", LineColumn())

    def validate(self, value, instance):
        super().validate(value, instance)
        validate_edtf(value)

    def db_check(self, connection):
        lower, upper = (connection.ops.quote_name(f"{self.column}_{side}") for side in ("lower", "upper"))
        return f"{lower} IS NULL OR {upper} IS NULL OR {lower} <= {upper}"


def validate_edtf(value: str) -> None:
    """Raise ValidationError unless `value` is empty or EDTF."""
    if not value:
        return
    try:
        parse(value)
    except EdtfError as error:
        raise ValidationError(str(error)) from error


class BoundColumn(models.DateField):
    """The strict lower or upper bound of the EDTF column `of`; null where it is open or the date is absent."""

    def __init__(self, *args, of="", side="", **kwargs):
        self.of, self.side = of, side
        super().__init__(*args, **{"null": True, "blank": True, "editable": False, **kwargs})

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of, "side": self.side}

    def pre_save(self, instance, add):
        text = clean_line(getattr(instance, self.of) or "")
        value = getattr(parse(text), self.side) if text else None
        setattr(instance, self.attname, value)
        return value


class FixedColumn(models.CharField):
    """A class attribute of the row's model, written with it: an entry's kind, a part's section."""

    def __init__(self, *args, attribute="", **kwargs):
        self.attribute = attribute
        super().__init__(*args, **{"max_length": 20, "editable": False, "db_index": True, **kwargs})

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "attribute": self.attribute}

    def pre_save(self, instance, add):
        value = getattr(type(instance), self.attribute, None) or getattr(instance, self.attname)
        setattr(instance, self.attname, value)
        return value


def tags_column():
    """A list of BCP 47 tags, in the editor's order."""
    return ArrayField(models.CharField(max_length=60, validators=[validate_tag]), default=list, blank=True)


def lines_column():
    """A list of single lines."""
    return ArrayField(models.CharField(max_length=200), default=list, blank=True)
