"""While a reader is answered, every model is read as the public role, and nothing is written."""

import pytest
from django.contrib.auth.models import Group, User

from config.reading import as_reader, is_reading
from config.routers import WriteWhileReading


@pytest.mark.parametrize("model", [User, Group])
def test_any_model_is_read_through_public_by_a_reader(model):
    assert model.objects.all().db == "default"
    with as_reader():
        assert model.objects.all().db == "public"
    assert model.objects.all().db == "default"


def test_a_write_by_a_reader_never_reaches_the_server():
    with as_reader(), pytest.raises(WriteWhileReading, match="Group"):
        Group.objects.create(name="никогда")


def test_the_state_ends_with_its_block_even_after_an_error():
    with pytest.raises(ZeroDivisionError), as_reader():
        _ = 1 / 0
    assert not is_reading()


@pytest.mark.django_db
def test_what_a_test_has_written_is_there_for_its_reader():
    Group.objects.create(name="Елші")
    with as_reader():
        assert Group.objects.filter(name="Елші").exists()
