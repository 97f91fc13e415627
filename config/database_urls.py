"""From `DATABASE_URL` and `PUBLIC_DATABASE_URL` to Django's two database aliases."""

from collections.abc import Mapping
from pathlib import Path

import dj_database_url

from config.embedded_postgres import EmbeddedPostgres

# A reader's query that runs longer is cut off by the server, in milliseconds.
PUBLIC_STATEMENT_TIMEOUT = "10000"
# PostgreSQL thinks that a word vector costs nothing to read, and would read a million rather than ask the index for a
# common word; on PostgreSQL 15 a plan it is denied looks dear enough to be compiled, which takes longer than to run it.
PUBLIC_PLANNING = "-c enable_seqscan=off -c jit=off"
# With PostgreSQL's 4 MB, half of a million entries found by a word are remembered by page only, and every entry of
# every page is then read again, its words included: seconds instead of tenths of one.
PUBLIC_WORK_MEM = "32MB"
EMBEDDED_NAME = "elshi"


def databases(environ: Mapping[str, str], var: Path) -> dict[str, dict]:
    """Give `default`, the desk, and `public`, the readers. With no URL both name the server under `var`."""
    desk = parsed(environ.get("DATABASE_URL") or embedded_url(var, "desk"))
    if public_url := environ.get("PUBLIC_DATABASE_URL"):
        public = parsed(public_url)
    else:
        public = desk | {"USER": f"{desk['NAME']}_public"}
    timeout = environ.get("PUBLIC_STATEMENT_TIMEOUT") or PUBLIC_STATEMENT_TIMEOUT
    limits = f"-c default_transaction_read_only=on -c statement_timeout={timeout} -c work_mem={PUBLIC_WORK_MEM}"
    limits += f" {PUBLIC_PLANNING}"
    public |= {"OPTIONS": public["OPTIONS"] | {"options": limits}, "TEST": {"MIRROR": "default"}}
    return {"default": desk, "public": public}


def parsed(url: str) -> dict:
    """Read a URL; a connection is kept for a minute, and a server that is gone is noticed within ten
    seconds.
    """
    database = dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)
    return database | {"OPTIONS": {"connect_timeout": 10} | database.get("OPTIONS", {})}


def embedded_url(var: Path, part: str) -> str:
    """Address the embedded server of this folder as one of the three roles, whether or not it is running."""
    return EmbeddedPostgres(var / "postgres").url(EMBEDDED_NAME, f"{EMBEDDED_NAME}_{part}")
