"""How e-mails leave, from one URL."""

import pytest

from config.mail import mail


def test_a_server_with_a_password_and_encryption_after_the_greeting():
    found = mail("smtp://archive%40example.org:a%2Fb@mail.example.org:587?tls=1")
    assert found.backend == "django.core.mail.backends.smtp.EmailBackend"
    assert (found.host, found.port) == ("mail.example.org", 587)
    assert (found.user, found.password) == ("archive@example.org", "a/b")
    assert (found.starts_tls, found.is_tls) == (True, False)


@pytest.mark.parametrize(
    ("url", "port", "is_tls"), [("smtp://mail.example.org", 25, False), ("smtps://mail.example.org", 465, True)]
)
def test_the_port_follows_from_the_scheme(url, port, is_tls):
    assert (mail(url).port, mail(url).is_tls, mail(url).starts_tls) == (port, is_tls, False)


def test_e_mails_are_printed_or_kept_in_a_folder():
    assert mail("console:").backend.endswith(".console.EmailBackend")
    kept = mail("file:///var/mail%20out")
    assert (kept.backend.split(".")[-2], kept.folder) == ("filebased", "/var/mail out")


@pytest.mark.parametrize("url", ["", "mail.example.org", "http://mail.example.org", "smtp:", "file:"])
def test_anything_else_stops_the_program_at_once(url):
    with pytest.raises(ValueError, match="EMAIL_URL"):
        mail(url)
