"""A step is repeated when, and only when, what it reads has changed."""

from archive.management.fingerprints import fingerprint, is_done, mark_done


def test_any_change_of_name_content_or_version_changes_the_fingerprint(tmp_path):
    (tmp_path / "a.yaml").write_text("x")
    first = fingerprint([tmp_path], "5.2")
    assert fingerprint([tmp_path], "5.2") == first
    assert fingerprint([tmp_path], "5.3") != first
    (tmp_path / "a.yaml").write_text("y")
    assert fingerprint([tmp_path], "5.2") != first
    (tmp_path / "a.yaml").write_text("x")
    (tmp_path / "a.yaml").rename(tmp_path / "b.yaml")
    assert fingerprint([tmp_path], "5.2") != first


def test_what_python_compiles_does_not_count(tmp_path):
    first = fingerprint([tmp_path])
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_bytes(b"\0")
    assert fingerprint([tmp_path]) == first


def test_a_step_is_done_for_one_content_only(tmp_path):
    mark = tmp_path / "var" / "seeds.loaded"
    assert not is_done(mark, "one")
    mark_done(mark, "one")
    assert is_done(mark, "one")
    assert not is_done(mark, "two")
