"""A hash written down: it must be the same on every run, every machine and every release of this schema."""

from archive.primitives.canonical import canonical, digest
from archive.record.upgrade import upgrade

RECORD = {
    "schema": "agreement/1",
    "kind": "agreement",
    "uuid": "0b1f6ad2-6a54-4f6e-9d0c-6f2f0f1c9a42",
    "title": {"tr": "Karşılıklı vize muafiyeti anlaşması", "kk": "Визасыз кіру туралы келісім"},
    "type": "exchange-of-notes",
    "form": "bilateral",
    "parts": {
        "actions": [
            {
                "uuid": "5a0e7c52-9e5b-4b0e-8f37-5c3d7d1e2b11",
                "type": "signature",
                "taken": {"edtf": "1992-03-02", "basis": "stated"},
            }
        ]
    },
}


def test_the_hash_of_a_known_record_never_changes():
    assert digest(canonical(upgrade(RECORD))) == "4dd5d017563c7087fe5eac04dd753ac1fe2d0c7069012c4d3fa0867a376bc473"
    assert (
        digest(canonical(dict(reversed(RECORD.items()))))
        == "4dd5d017563c7087fe5eac04dd753ac1fe2d0c7069012c4d3fa0867a376bc473"
    )
