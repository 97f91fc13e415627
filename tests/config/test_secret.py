"""The secret key is made once, kept private, and required to serve."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.secret import kept_secret_key, make_secret_key, require_secret_key


def test_the_key_is_made_once_and_only_its_owner_can_read_it(tmp_path):
    path = tmp_path / "var" / "secret_key"
    key = make_secret_key(path)
    assert len(key) >= 50
    assert path.stat().st_mode & 0o777 == 0o600
    assert make_secret_key(path) == kept_secret_key(path) == key


def test_without_a_key_nothing_is_served(settings):
    settings.SECRET_KEY = ""
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY"):
        require_secret_key()
