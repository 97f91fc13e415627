import calendar
import contextlib
import itertools
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.primitives.edtf import EdtfError, compare_key, parse

unhurried = settings(deadline=None)  # the library's parser takes milliseconds for each new date

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
SINGLES = st.one_of(
    DAYS.map(lambda day: day.isoformat()),
    DAYS.map(lambda day: day.isoformat()[:7]),
    DAYS.map(lambda day: day.isoformat()[:4]),
    st.integers(1, 999).map(lambda decade: f"{decade:03}X"),
)
DOUBTED = st.builds(str.__add__, SINGLES, st.sampled_from(["", "~", "?", "%"]))
RANGES = st.tuples(DOUBTED, DOUBTED).map(lambda pair: sorted(pair, key=lambda text: parse(text).lower))
DATES = st.one_of(
    DOUBTED,
    RANGES.map("/".join),
    RANGES.map(lambda pair: f"[{'..'.join(pair)}]"),
    DOUBTED.flatmap(lambda text: st.sampled_from([f"{text}/..", f"../{text}", f"[{text}..]", f"[..{text}]"])),
    st.lists(DOUBTED, min_size=2, max_size=4).map(lambda members: f"[{','.join(members)}]"),
)


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("1991-12-16", "1991-12-16", "1991-12-16"),
        ("1992-03", "1992-03-01", "1992-03-31"),
        ("1992-02", "1992-02-01", "1992-02-29"),
        ("1992", "1992-01-01", "1992-12-31"),
        ("1992-XX", "1992-01-01", "1992-12-31"),
        ("1992-03-XX", "1992-03-01", "1992-03-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("19XX-12-XX", "1900-12-01", "1999-12-31"),
        ("2001-21", "2001-03-01", "2001-05-31"),
        ("2001-24", "2001-12-01", "2002-02-28"),
        ("2020-33", "2020-01-01", "2020-03-31"),
        ("2020-41", "2020-07-01", "2020-12-31"),
        ("1992-05-01~", "1992-05-01", "1992-05-01"),
        ("1992/1994", "1992-01-01", "1994-12-31"),
        ("1992-03/1992-05-04", "1992-03-01", "1992-05-04"),
        ("1992-03/1992", "1992-03-01", "1992-12-31"),
        ("1992/..", "1992-01-01", None),
        ("../1992", None, "1992-12-31"),
        ("199X/..", "1990-01-01", None),
        ("1985/", "1985-01-01", None),
        ("/1985", None, "1985-12-31"),
        ("[2022-11-10..2025-07-29]", "2022-11-10", "2025-07-29"),
        ("[2022-11-10..2022-12]", "2022-11-10", "2022-12-31"),
        ("[..2020-03-12]", None, "2020-03-12"),
        ("[2020-03-12..]", "2020-03-12", None),
        ("[1992,1995]", "1992-01-01", "1995-12-31"),
        ("[1995,1992]", "1992-01-01", "1995-12-31"),
        ("[1992..1993,1999-03]", "1992-01-01", "1999-03-31"),
        ("{1992,1995}", "1992-01-01", "1995-12-31"),
        ("0001-01-01", "0001-01-01", "0001-01-01"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_first_and_last_day(text, lower, upper):
    when = parse(text)
    assert when.lower == (lower and date.fromisoformat(lower))
    assert when.upper == (upper and date.fromisoformat(upper))


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("1992", False, False),
        ("1992~", True, False),
        ("1992?", False, True),
        ("1992%", True, True),
        ("1992-~03", True, False),
        ("?1992-03-04", False, True),
        ("1992~/1994?", True, True),
        ("1992~/..", True, False),
        ("[1992,1995?]", False, True),
        ("2001-21~", True, False),
    ],
)
def test_signs_of_doubt(text, approximate, uncertain):
    when = parse(text)
    assert (when.approximate, when.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize("text", ["[1992..1995]", "[..1995]", "[1992..]", "[1992,1995]", "[1992]"])
def test_some_day_within(text):
    assert parse(text).within


@pytest.mark.parametrize("text", ["1992", "1992/1995", "1992/..", "../1995", "{1992,1995}", "1992-03-XX"])
def test_all_of_the_time(text):
    assert not parse(text).within


def test_the_text_is_kept_as_written():
    assert parse(" [1992,1995]\n").text == "[1992,1995]"
    assert parse("1992%").text == "1992%"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "Write a date"),
        ("  ", "Write a date"),
        ("16.12.1991", "for example 1991-12-16"),
        ("6/3/1992", "for example 1992-03-06"),
        ("March 1992", "“M” does not belong"),
        ("1992\x00", r"“U\+0000” does not belong"),
        ("[1992, 1995]", "“ ” does not belong"),
        ("1992-03-04T10:00", "“T” does not belong"),
        ("Y-17E7", "“Y” does not belong"),
        ("١٩٩٢", "“١” does not belong"),
        ("1992-13", "“13” is not a month"),
        ("2001-29", "“29” is not a month"),
        ("1992-02-30", "no such date as “1992-02-30”"),
        ("1900-02-29", "no such date as “1900-02-29”"),
        ("0000", "no such date as “0000”"),
        ("9999-24", "no such date as “9999-24”"),
        ("-0044", "“-0044” cannot be read"),
        ("92", "“92” cannot be read"),
        ("1992-3", "“1992-3” cannot be read"),
        ("1992-0X", "“1992-0X” cannot be read"),
        ("XXXX", "“XXXX” cannot be read"),
        ("1992?~", "cannot be read"),
        ("1992/1993/1994", "“1993/1994” cannot be read"),
        ("[1992", "cannot be read"),
        ("[]", "cannot be read"),
        ("1992-XX-12", "needs its month"),
        ("../..", "At least one end"),
        ("/", "At least one end"),
        ("[..]", "At least one end"),
        ("1994/1992", "before the beginning"),
        ("[1992-03-02..1992-03-01]", "before the beginning"),
        ("1" * 10_000, "too long"),
        ("[" * 10_000, "too long"),
    ],
)
def test_what_is_refused_and_how(text, complaint):
    with pytest.raises(EdtfError, match=complaint):
        parse(text)


def test_the_message_can_be_translated_later():
    with pytest.raises(EdtfError) as caught:
        parse("1992-13")
    assert caught.value.params == {"month": "13"}
    assert "%(month)s" in str(caught.value.message)


def test_nothing_is_printed_on_the_way(capsys):
    for text in ("1992-0X", "1992-12-3X", "1992-X1-01"):
        with pytest.raises(EdtfError):
            parse(text)
    assert capsys.readouterr() == ("", "")


@unhurried
@given(st.text(max_size=30) | st.text(alphabet="0129X-/.,[]{}~?% ", max_size=24))
def test_no_other_exception(text):
    with contextlib.suppress(EdtfError):
        assert parse(text).text == text.strip()


@unhurried
@given(DATES)
def test_the_first_day_is_not_after_the_last(text):
    when = parse(text)
    assert None in (when.lower, when.upper) or when.lower <= when.upper


@unhurried
@given(DATES)
def test_reading_what_was_kept_gives_the_same(text):
    when = parse(text)
    assert parse(when.text) == when


@unhurried
@given(DAYS)
def test_day_lies_in_month_month_in_year_year_in_decade(day):
    text = day.isoformat()
    names = [text, text[:7], text[:4]] + ([f"{text[:3]}X"] if day.year >= 10 else [])
    for inner, outer in itertools.pairwise(map(parse, names)):
        assert outer.lower <= inner.lower <= inner.upper <= outer.upper


@unhurried
@given(DAYS)
def test_a_month_has_the_days_of_the_calendar(day):
    month = parse(day.isoformat()[:7])
    assert (month.lower.day, month.upper.day) == (1, calendar.monthrange(day.year, day.month)[1])


def test_in_order_of_time():
    ordered = [
        "199X",
        "1991",
        "1991-12-16",
        "[1992..]",
        "1992",
        "1992-03",
        "1992-03-02",
        "[..1993-05-01]",
        "1994",
    ]
    backwards = ordered[::-1]
    assert sorted(backwards, key=lambda text: compare_key(parse(text))) == ordered


def test_unknown_dates_come_last():
    assert sorted([None, parse("9999")], key=compare_key) == [parse("9999"), None]


@unhurried
@given(st.lists(DATES, max_size=6))
def test_the_order_depends_on_the_dates_alone(texts):
    dates = [parse(text) for text in texts]
    backwards = dates[::-1]
    assert sorted(dates, key=compare_key) == sorted(backwards, key=compare_key)
