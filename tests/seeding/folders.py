"""Seed folders for tests: a small one that is right, and ways to change it."""

from pathlib import Path

GOOD = {
    "agreements.yaml": """\
- key: agr-1992-visa
  also: [agr-visa]
  title: {en: Exchange of notes on visas, kk: Визалар туралы ноталар}
  supplied: [kk]
  type: exchange-of-notes
  topics: [top-travel]
  places: [{place: plc-almaty, role: signed, as_in_source: Alma-Ata}]
  names: [{text: Нота алмасу, language: kk, type: as-in-source, cite: [src-list]}]
  actors:
    - {key: kz, role: party, entry: state-kz}
    - {key: tr, role: party, words: {en: Turkey, ru: Турция}, supplied: [ru]}
    - {role: signatory, entry: per-elshi, behalf: kz, capacity: {en: Ambassador}}
  actions:
    - {type: signature, taken: 1992-03-02, cite: [{source: src-list, locator: page 3}]}
    - {type: ratification, party: tr, taken: {edtf: 1993-04, basis: inferred, how: from the gazette}}
  cite: [src-list]
""",
    "diplomats.yaml": """\
- key: per-elshi
  title: {en: First Envoy}
  born: 1950~
  postings:
    - office: ins-embassy#ambassador
      title: {en: Ambassador}
      keys: [per-elshi-post]
      milestones:
        - {type: took-office, date: 1992}
        - {type: credentials, date: 1992-04-21, cite: [src-list]}
""",
    "institutions.yaml": """\
- key: state-kz
  also: [pla-kazakhstan]
  title: {en: Kazakhstan, kk: Қазақстан}
  type: state
- key: ins-embassy
  title: {en: Embassy}
  type: embassy
  parent: state-kz
  seats: [{place: plc-almaty, period: 1993/1997}]
  offices:
    - {key: ambassador, title: {en: Ambassador, tr: Büyükelçi}, supplied: [tr], sending: state-kz}
""",
    "places.yaml": """\
- key: plc-kazakhstan
  also: [pla-kazakhstan]
  title: {en: Kazakhstan}
  type: country
- key: plc-almaty
  title: {en: Almaty}
  type: city
  parent: pla-kazakhstan
  latitude: 43.2380
  longitude: 76.9450
""",
    "sources.yaml": """\
- {key: src-list, own_title: A list of treaties, type: web-page, tier: official, accessed: 2026-11-21}
""",
    "topics.yaml": """\
- {key: top-travel, title: {en: Travel}}
""",
}


def a_folder(at: Path, **files: str) -> Path:
    """The good folder under `at`; `files`: other texts by the file's name without ending ("" for no file)."""
    folder = at / "seeds"
    folder.mkdir(exist_ok=True)
    for name, text in {**GOOD, **{f"{stem}.yaml": text for stem, text in files.items()}}.items():
        (folder / name).write_text(text, encoding="utf-8")
        if not text:
            (folder / name).unlink()
    return folder


def changed(name: str, old: str, new: str) -> dict[str, str]:
    """The good text of one file with a replacement that must fit, for `a_folder`."""
    assert old in GOOD[f"{name}.yaml"]
    return {name: GOOD[f"{name}.yaml"].replace(old, new)}
