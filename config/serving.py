"""How gunicorn serves the archive. The environment says where: PORT, and GUNICORN_CMD_ARGS for anything
else.
"""

import os
import signal

bind = f"127.0.0.1:{os.environ.get('PORT') or 8000}"
workers = 2
threads = 4
worker_class = "gthread"
timeout = 60
graceful_timeout = 5  # seconds a request may go on after the order to stop
max_requests = 20_000
max_requests_jitter = 2_000
control_socket_disable = True  # nothing here uses it, and two archives would share its default path
# Whoever started gunicorn to be stopped together with it names itself here.
PARENT = int(os.environ.get("ELSHI_PARENT") or 0)


def when_ready(server: object) -> None:
    """Look once a second whether the parent lives: a killed `quickstart` must not leave its port taken."""
    if PARENT:
        signal.signal(signal.SIGALRM, stop_without_parent)
        signal.setitimer(signal.ITIMER_REAL, 1, 1)


def stop_without_parent(number: int, frame: object) -> None:
    """Stop in an orderly way when the parent is gone."""
    if os.getppid() != PARENT:
        os.kill(os.getpid(), signal.SIGTERM)
