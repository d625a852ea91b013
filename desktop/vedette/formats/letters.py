"""The letters that languages of the region write beyond ASCII: data for telling encodings apart, nothing else."""

from __future__ import annotations

POLISH = frozenset("ąćęłńóśźż")
CZECH_SLOVAK = frozenset("áčďéěíňóřšťúůýžäôľ")
LITHUANIAN = frozenset("ąčęėįšųūž")
LATVIAN = frozenset("āčēģīķļņšūž")
RUSSIAN = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяё")
BELARUSIAN = RUSSIAN - frozenset("ищъ") | frozenset("іў")
UKRAINIAN = RUSSIAN - frozenset("ёъыэ") | frozenset("іїєґ")
GERMAN = frozenset("äöüß")
FRENCH = frozenset("àâçéèêëîïôùûüœæÿ")
SPANISH_PORTUGUESE = frozenset("áéíóúñüãõçâêôà")
ITALIAN = frozenset("àèéìòù")
NORDIC = frozenset("åäöøæé")

CENTRAL = (POLISH, CZECH_SLOVAK)
CYRILLIC = (RUSSIAN, BELARUSIAN, UKRAINIAN)
BALTIC = (LITHUANIAN, LATVIAN)
WESTERN = (GERMAN, FRENCH, SPANISH_PORTUGUESE, ITALIAN, NORDIC)

# The commonest of running Cyrillic text: they tell code pages apart that hold the same letters in other places.
COMMON_CYRILLIC = frozenset("оеаинтсрвлкмдпуяі")
TYPOGRAPHY = frozenset("„”“‚’‘–—…«»›‹§°€№•· ")

# In this order a tie is decided; the first reads what the next reads, and what people have is mostly Windows.
CANDIDATES = (
    ("cp1250", CENTRAL),
    ("cp1251", CYRILLIC),
    ("cp1257", BALTIC),
    ("cp1252", WESTERN),
    ("iso-8859-2", CENTRAL),
    ("koi8-r", (RUSSIAN,)),
    ("latin-1", WESTERN),
)
