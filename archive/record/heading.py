"""What a record is called, and the one date that lists sort it by."""

from archive.primitives.edtf import EdtfError, parse

# Which action dates an agreement, the first that has a date: signature, else the earliest legal step there is.
DATING_ACTIONS = (
    "signature",
    "initialled",
    "exchange",
    "entry-into-force",
    "provisional-application",
    "ratification",
    "approval",
    "authorisation",
    "publication",
    "announced",
    "reported-in-force",
)
# A person is not of the time of their birth, and is listed without a date.
DATE_FIELDS = {"document": "date", "institution": "founded", "event": "date", "source": "published"}


def heading(record: dict) -> dict[str, str]:
    """The title by language tag; a source bears its own title, in its own language, unless it has been given one."""
    if record.get("own_title"):
        return {(record.get("languages") or ["und"])[0]: record["own_title"], **record.get("title", {})}
    return record.get("title", {})


def main_date(record: dict) -> dict | None:
    """The date in the record's shape (`edtf`, `basis`, `how`) that lists show and sort by, or None."""
    if record["kind"] == "agreement":
        return _agreement_date(record.get("parts", {}).get("actions", []))
    return record.get(DATE_FIELDS.get(record["kind"], ""))


def _agreement_date(actions: list[dict]) -> dict | None:
    for wanted in DATING_ACTIONS:
        dates = [
            date for action in actions if action["type"] == wanted for date in [_of_action(action)] if date is not None
        ]
        if dates:
            return min(dates, key=_earliest)
    return None


def _of_action(action: dict) -> dict | None:
    return action.get("taken") or action.get("effective")


def _earliest(date: dict) -> tuple:
    """Order by the lower bound, unknown last."""
    try:
        lower = parse(date["edtf"]).lower
    except EdtfError:
        lower = None
    return (lower is None, lower.toordinal() if lower else 0)
