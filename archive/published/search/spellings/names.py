"""Names of one thing that no rule of letters leads to: countries, cities, and what organisations are called for short.

Only what stands as a single word inside running texts. The variants of an entry's own name are indexed with the
entry and do not belong here.
"""

import re
from collections.abc import Iterable, Iterator

from archive.primitives.folding import fold
from archive.published.search.spellings.skeleton import skeletons

SURELY_ONE_WORD = 6  # letters of a skeleton

# The concept, and the words that name it. What the skeleton finds by itself need not be listed.
_TABLE = """
afghanistan: Ауғанстан Афганистан Afghanistan
asia: Азия Asia Asya
azerbaijan: Әзербайжан Азербайджан Azerbaijan Azerbaycan Azərbaycan
china: Қытай Китай China Çin
cica: АӨСШК СВМДА CICA AİGK
cis: ТМД СНГ CIS BDT
eco: ЭЫҰ ОЭС ECO EİT
enu: ЕҰУ ЕНУ ENU
eu: ЕО ЕС EU AB
eurasia: Еуразия Евразия Eurasia Avrasya
georgia: Грузия Georgia Gürcistan
germany: Германия Germany Almanya
hlscc: ССВУ HLSCC YDSK
hungary: Мажарстан Венгрия Hungary Macaristan
iec: ҮЭК МПК IEC KEK
italy: Италия Italy İtalya
kazakh: қазақ казах Kazakh Kazak
kazakhstan: Қазақстан Казахстан Kazakhstan Kazakistan Казакстан Kasachstan Kazachstan
kyrgyzstan: Қырғызстан Кыргызстан Kyrgyzstan Kırgızistan Киргизия Kirghizia
netherlands: Нидерланды Нидерланд Netherlands Hollanda
oic: ИЫҰ ОИС OIC İİT
osce: ЕҚЫҰ ОБСЕ OSCE AGİT
ots: ТМҰ ОТГ OTS TDT
russia: Ресей Россия Russia Rusya
tajikistan: Тәжікстан Таджикистан Tajikistan Tacikistan
turkiye: Түркия Турция Türkiye Turkey Türkei
turkmenistan: Түрікменстан Туркменистан Turkmenistan Türkmenistan Туркмения
un: БҰҰ ООН UN BM
usa: АҚШ США USA ABD
ussr: КСРО СССР USSR SSCB
uzbekistan: Өзбекстан Узбекистан Uzbekistan Özbekistan

almaty: Алматы Almaty Алма-Ата Alma-Ata
ashgabat: Ашғабат Ашхабад Ashgabat Aşkabat
astana: Астана Astana Нұр-Сұлтан Нур-Султан Nur-Sultan Ақмола Акмола Akmola Акмолинск Целиноград Tselinograd
baikonur: Байқоңыр Байконур Baikonur
baku: Баку Baku Bakı
balkhash: Балқаш Балхаш Balkhash Balkaş
bishkek: Бішкек Бишкек Bishkek Bişkek Фрунзе
budapest: Будапешт Budapest Budapeşte
charyn: Шарын Чарын Charyn
cholpon-ata: Чолпон-Ата Шолпан-Ата Cholpon-Ata Çolpon-Ata
istanbul: Стамбұл Стамбул Istanbul Ыстамбұл
karaganda: Қарағанды Караганда
kentau: Кентау Kentau Kentav
khorgos: Қорғас Хоргос
nakhchivan: Нахчыван Нахичевань Nakhchivan Nahçıvan
otrar: Отырар Отрар Otrar
samarkand: Самарқан Самарқанд Самарканд Samarkand Semerkant
shymkent: Шымкент Чимкент Shymkent Chimkent Çimkent
tashkent: Тәшкент Ташкент Tashkent Taşkent Toshkent
tbilisi: Тбилиси Tbilisi Tiflis Тифлис
turkistan: Түркістан Туркестан Turkistan Turkestan

khoja: Қожа Ходжа Khoja Hoca
yassawi: Ясауи Ясави Yassawi Yesevi
"""

# Without its capitals or marks each of these is, or may be, another word; found only as it stands here.
AS_WRITTEN = frozenset(["AB", "ABD", "BM", "CIS", "ECO", "EU", "KEK", "UN", "ЕО", "ЕС", "Çin"])


def concept(word: str, heard: Iterable[str]) -> str | None:
    """What the word names, if it is in the table, whatever its capitals and marks; hyphens matter.

    *Нұр-Сұлтан* is the city, *Нұрсұлтан* a man's name. `heard` are the word's skeletons; of these only those count
    that are long enough not to be another word by chance.
    """
    if word in AS_WRITTEN:
        return _BY_SPELLING[word]
    written = _written(word)
    named = (_BY_SOUND[sound] for sound in heard if sound in _BY_SOUND and "-" not in written)
    return _BY_SPELLING.get(written) or next(named, None)


def _written(word: str) -> str:
    return re.sub("[\u2010\u2011]", "-", fold(word))


def _names() -> Iterator[tuple[str, str]]:
    """(word, concept) through the table."""
    for line in filter(None, _TABLE.split("\n")):
        name, _, words = line.partition(": ")
        yield from ((word, name) for word in words.split())


def _by_sound() -> Iterator[tuple[str, str]]:
    for word, name in _names():
        if word not in AS_WRITTEN and "-" not in word:
            yield from ((sound, name) for sound in skeletons(word.lower()) if len(sound) >= SURELY_ONE_WORD)


_BY_SPELLING = {word if word in AS_WRITTEN else _written(word): name for word, name in _names()}
_BY_SOUND = dict(_by_sound())
