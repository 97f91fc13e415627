"""What readers call the fields and kinds of a question, in each of the four languages."""

from archive.primitives.folding import fold

# The first of each is the one that pages write.
FIELDS = {
    "title": "title тақырып атауы заглавие название başlık ad",
    "person": "person адам тұлға человек персона лицо kişi",
    "place": "place орын жер место yer",
    "kind": "kind түр түрі вид тип tür",
    "date": "date күн күні дата tarih",
}
KINDS = {
    "document": "document documents құжат құжаттар документ документы belge belgeler",
    "agreement": "agreement agreements treaty treaties келісім келісімдер келісімшарт шарт соглашение соглашения"
    " договор договоры anlaşma anlaşmalar antlaşma",
    "diplomat": "diplomat diplomats person people адам адамдар тұлға тұлғалар дипломат дипломаттар человек люди"
    " персона дипломаты kişi kişiler diplomatlar",
    "institution": "institution institutions мекеме мекемелер ұйым ұйымдар учреждение учреждения организация"
    " организации kurum kurumlar",
    "event": "event events оқиға оқиғалар іс-шара событие события olay olaylar etkinlik",
    "place": "place places орын орындар жер жерлер место места yer yerler",
    "topic": "topic topics тақырып тақырыптар тема темы konu konular",
    "source": "source sources дереккөз дереккөздер источник источники kaynak kaynaklar",
    "indicator": "indicator indicators көрсеткіш көрсеткіштер показатель показатели gösterge göstergeler",
}
OR = frozenset(["OR", "НЕМЕСЕ", "ИЛИ", "VEYA", "|"])


def _named(table: dict[str, str]) -> dict[str, str]:
    return {fold(name): code for code, names in table.items() for name in names.split()}


_FIELDS, _KINDS = _named(FIELDS), _named(KINDS)


def field_of(name: str) -> str | None:
    """The field that a word before a colon names, capitals and marks aside; None if it names none."""
    return _FIELDS.get(fold(name))


def kind_named(name: str) -> str | None:
    """The kind of entry that a word names, in any of the four languages; None if it names none."""
    return _KINDS.get(fold(name))
