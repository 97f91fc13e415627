"""Who may do what, written down a second time and by hand: what the policy's table is tested against.

A letter a role: c(ontributor), t(ranslator), e(ditor), r(eviewer), p(ublisher), a(dministrator). A second letter is a
condition: o(wn), u (own or public), l(anguage), n(ot an author), x (an exemption is open). The columns are the states
draft, submitted, changes requested, approved, scheduled.
"""

STATES = ("draft", "submitted", "changes-requested", "approved", "scheduled")
ROLES = {
    "c": "contributor",
    "t": "translator-kk",
    "e": "editor",
    "r": "reviewer",
    "p": "publisher",
    "a": "administrator",
}

TABLE = """
view                  | cu t e r p a | cu t e r p a | cu t e r p a | cu t e r p a | cu t e r p a
preview               | cu t e r p a | cu t e r p a | cu t e r p a | cu t e r p a | cu t e r p a
history               | cu t e r p a | cu t e r p a | cu t e r p a | cu t e r p a | cu t e r p a
comment               | co t e r p a | co t e r p a | co t e r p a | co t e r p a | co t e r p a
resolve               | co t e r p a | co t e r p a | co t e r p a | co t e r p a | co t e r p a
share                 | co t e r p a | co t e r p a | co t e r p a | co t e r p a | co t e r p a
change                | co tl e a    |              | co tl e a    | tl e a       |
restore               | co e a       |              | co e a       | e a          |
submit                | co to e a    |              | co to e a    |              |
recall                |              | co to e a    |              |              |
assign                |              | e r p a      |              |              |
approve               |              | rn an        |              |              |
return                |              | rn pn an     |              | rn pn an     | rn pn an
schedule              |              |              |              | p a          |
unschedule            |              |              |              |              | p a
publish               |              |              |              | p a          | p a
publish-unreviewed    | ax           | ax           | ax           |              |
withdraw              | p a          | p a          | p a          | p a          | p a
republish             | p a          | p a          | p a          | p a          | p a
schedule-withdrawal   | p a          | p a          | p a          | p a          | p a
unschedule-withdrawal | p a          | p a          | p a          | p a          | p a
close-until           | p a          | p a          | p a          | p a          | p a
"""


def expected() -> dict[tuple[str, str, str], str]:
    """(action, state, role) → "" for always, or the letter of the condition; what is missing is refused."""
    found = {}
    for line in TABLE.strip().splitlines():
        action, *columns = (cell.strip() for cell in line.split("|"))
        for state, cell in zip(STATES, columns, strict=True):
            for word in cell.split():
                found[action, state, ROLES[word[0]]] = word[1:]
    return found


EXPECTED = expected()
ACTIONS = tuple(dict.fromkeys(action for action, _, _ in EXPECTED))


def allowed(action: str, state: str, role: str, *, own: bool, public: bool, exempt: bool) -> bool:
    """What the table above says of one case."""
    condition = EXPECTED.get((action, state, role))
    holds = {"": True, "l": True, "o": own, "u": own or public, "n": not own, "x": exempt}
    return condition is not None and holds[condition]
