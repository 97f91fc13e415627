"""Child processes end with the block they belong to, and orders to stop are obeyed once."""

import http.server
import os
import signal
import socket
import sys
import threading

import pytest
from django.core.management.base import CommandError

from archive.management import supervision
from archive.management.supervision import (
    OrderToStop,
    answers,
    busy,
    child,
    run_command,
    stopping_on_order,
    wait_for_port,
    wait_until_serving,
)

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]


@pytest.fixture
def taken():
    """Give a port on which something listens and never answers."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_child_ends_with_its_block_even_after_an_error():
    with pytest.raises(ZeroDivisionError), child(SLEEPER, os.environ) as process:
        _ = 1 / 0
    assert process.returncode == -signal.SIGTERM


def test_a_child_that_ignores_the_order_is_killed(monkeypatch):
    monkeypatch.setattr(supervision, "SECONDS_TO_STOP", 0.2)
    deaf = "import signal, time; signal.signal(15, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
    with child([sys.executable, "-c", deaf], os.environ) as process:
        threading.Event().wait(1)  # until it has stopped listening
    assert process.returncode == -signal.SIGKILL


def stop_impatiently():
    with stopping_on_order():
        try:
            os.kill(os.getpid(), signal.SIGTERM)
        finally:
            os.kill(os.getpid(), signal.SIGTERM)  # does not disturb the stopping


def test_an_order_to_stop_is_obeyed_once_and_what_was_before_comes_back():
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(OrderToStop):
        stop_impatiently()
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_busy_port_is_told_in_one_sentence(taken, monkeypatch):
    monkeypatch.setattr(supervision, "SECONDS_FOR_PORT", 0)
    assert busy(taken)
    with pytest.raises(CommandError, match=f"Port {taken} is in use by another program"):
        wait_for_port(taken)


def test_a_free_port_is_taken_at_once(taken):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    wait_for_port(free)


def test_a_server_that_refuses_the_page_is_there_nevertheless():
    with http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler) as server:
        serving = threading.Thread(target=server.handle_request)
        serving.start()
        assert answers(server.server_address[1])
        serving.join()


def test_a_server_that_ends_before_it_answers_is_a_fault(monkeypatch):
    with child([sys.executable, "-c", ""], os.environ) as process:
        process.wait()
        with pytest.raises(CommandError, match="does not answer"):
            wait_until_serving(process, 1)


def test_a_command_that_fails_is_named():
    with pytest.raises(CommandError, match="`manage.py no_such_command` failed"):
        run_command("no_such_command", environment=os.environ)
