import pytest

from archive.seeding.faults import Faults
from archive.seeding.located import Listing, Mapping, Scalar, read


def plain(value):
    """The value without its lines."""
    if isinstance(value, Mapping):
        return {key: plain(member) for key, member in value.items.items()}
    return [plain(member) for member in value.items] if isinstance(value, Listing) else value.text


def faults_in(text):
    faults = Faults()
    read(text, "f.yaml", faults)
    return [str(fault) for fault in faults.all()]


def test_nothing_is_guessed_from_how_a_value_looks():
    text = "date: 1992-03-02\nnorway: no\nversion: 1.10\nbig: 0o17\nyes: 12:30\n1992: x\n"
    faults = Faults()
    value = read(text, "f.yaml", faults)
    assert plain(value) == {
        "date": "1992-03-02",
        "norway": "no",
        "version": "1.10",
        "big": "0o17",
        "yes": "12:30",
        "1992": "x",
    }
    assert faults.all() == []


def test_every_value_knows_its_line():
    value = read("- a: 1\n\n  b:\n    - x\n    - >\n      folded\n      text\n", "f.yaml", Faults())
    entry = value.items[0]
    assert entry.spot.line == 1
    assert entry.spots["b"].line == 3
    assert [(item.text, item.spot.line) for item in entry.items["b"].items] == [
        ("x", 4),
        ("folded text\n", 5),
    ]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: &x 2\n", 2, "an anchor (&x)"),
        ("a: &x 1\nb: *x\n", 2, "an alias (*x)"),
        ("a: 1\nb: !!python/object:os.system x\n", 2, "a tag (tag:yaml.org,2002:python/object:os.system)"),
        ("a: 1\nb: 2\na: 3\n", 3, "'a' is given twice, first in line 1"),
        ("a:\n\tb: 1\n", 2, "a tab"),
        ("a: 'x\ty'\n", 1, "a tab"),
        ("? [a, b]\n: 1\n", 1, "a key must be a plain text"),
        ("a: 1\n---\nb: 1\n", 2, "a second document"),
        ("a: 1\nb:\nc: 2\n", 2, "no value; leave the line out"),
        ("a: ~\n", 1, "no value; leave the line out"),
        ("a: 1\nb: [1, 2\nc: 3\n", 3, "not YAML"),
        ("a: 1\nb: x: y\n", 2, "not YAML"),
        ("a: 1\nb: \x07\n", 2, "remove the character"),
    ],
)
def test_what_is_refused(text, line, words):
    found = faults_in(text)
    assert any(fault.startswith(f"f.yaml:{line}: ") and words in fault for fault in found), found


def test_all_faults_of_a_file_are_found_at_once():
    assert [fault.split(":")[1] for fault in faults_in("a: &x 1\nb: !t 2\nb: 3\nc:\n")] == [
        "1",
        "2",
        "3",
        "4",
    ]


@pytest.mark.parametrize("depth", [25, 2000])
def test_what_is_nested_too_deep_is_refused_and_not_a_crash(depth):
    [fault] = faults_in("[" * depth + "]" * depth)
    assert "nested deeper than 20 levels" in fault


def test_quotes_make_a_text_of_what_would_be_nothing():
    assert read("a: '~'\n", "f.yaml", Faults()).items["a"] == Scalar(("f.yaml", 1), "~")


def test_an_empty_file_is_nothing():
    faults = Faults()
    assert read("# only a remark\n", "f.yaml", faults) is None
    assert faults.all() == []
