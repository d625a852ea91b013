"""What people write over the columns of their own tables, in English and the languages of the region; data only."""

from __future__ import annotations


def _words(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(" | "))


FIELDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "id": (
        "the key by which the same row is known again",
        _words(
            "id | event id | incident id | record id | case id | uuid | guid | web id | main id | case number | "
            "identyfikator | id zdarzenia | numer sprawy | идентификатор | номер дела | vorfallnummer | "
            "aktenzeichen | номер справи | bylos numeris"
        ),
    ),
    "reference": (
        "the reference of the incident",
        _words("reference | ref | reference number | ref no | sygnatura | sygnatura akt"),
    ),
    "title": (
        "the title",
        _words(
            "title | headline | heading | name | incident | event | event title | incident title | subject | "
            "event name | tytuł | nazwa | nagłówek | temat | zdarzenie | incydent | название | заголовок | "
            "тема | событие | инцидент | titel | überschrift | vorfall | назва | подія | падзея | pavadinimas | "
            "įvykis"
        ),
    ),
    "when": (
        "when it happened, in any words that Vedette reads",
        _words(
            "when | date | day | datetime | date time | date and time | event date | incident date | "
            "start date | date of incident | date of event | date start | begin date | from date | date from | "
            "start | data | kiedy | dzień | data zdarzenia | data zdarz | data incydentu | data i godzina | "
            "data od | "
            "początek | data rozpoczęcia | дата | когда | день | дата события | дата инцидента | дата и время | "
            "дата начала | начало | datum | wann | ereignisdatum | дата події | коли | калі | дата падзеі | "
            "diena | įvykio data"
        ),
    ),
    "time": (
        "the time of day, beside the date",
        _words(
            "time | hour | event time | incident time | time of day | czas | godzina | godz | godz zdarzenia | "
            "время | "
            "время события | час | uhrzeit | година | гадзіна | laikas"
        ),
    ),
    "until": (
        "the last day, where it lasted",
        _words(
            "until | end | end date | date end | date to | to date | finish | koniec | data do | "
            "data zakończenia | дата окончания | конец | bis | enddatum | кінець | pabaiga"
        ),
    ),
    "said_on": (
        "when it was said or published; words such as “last week” count from it",
        _words(
            "said on | reported | reported on | report date | reported date | date reported | published | "
            "published on | publication date | date published | data publikacji | data zgłoszenia | zgłoszono | "
            "дата публикации | дата сообщения | опубликовано"
        ),
    ),
    "place": (
        "where it happened, in words",
        _words(
            "place | location | where | site | locality | town | city | village | place name | location name | "
            "location description | where exactly | exact location | exact place | dokładne miejsce | "
            "где именно | miejsce | miejsce zdarzenia | gdzie | lokalizacja | miejscowość | miasto | wieś | "
            "место | где | местоположение | город | населённый пункт | место события | ort | wo | ereignisort | "
            "місце | де | населений пункт | месца | дзе | vieta | vietovė | kur"
        ),
    ),
    "country": (
        "the country, by name or ISO code",
        _words("country | country name | kraj | państwo | страна | land | staat | країна | краіна | šalis | valstybė"),
    ),
    "admin1": (
        "the region",
        _words("admin1 | adm1 | region | province | voivodeship | oblast | województwo | область | регион"),
    ),
    "admin2": (
        "the district",
        _words("admin2 | adm2 | district | county | powiat | район"),
    ),
    "latitude": (
        "the latitude",
        _words(
            "latitude | lat | szerokość | szerokość geograficzna | szer | szer geogr | широта | breitengrad | "
            "шырата | "
            "platuma"
        ),
    ),
    "longitude": (
        "the longitude",
        _words(
            "longitude | lon | lng | long | długość geograficzna | dł | dł geogr | долгота | längengrad | довгота | "
            "даўгата | ilguma"
        ),
    ),
    "coordinates": (
        "both coordinates in one cell: decimal, degrees and minutes, or MGRS",
        _words(
            "coordinates | coords | lat long | lat lon | latlng | gps | location coordinates | mgrs | wkt | "
            "współrzędne | współrzędne gps | współrzędne geograficzne | координаты | koordinaten | координати | "
            "каардынаты | koordinatės"
        ),
    ),
    "type": (
        "the type of event, by key or label",
        _words(
            "type | event type | incident type | type of event | type of incident | kind | category | typ | "
            "rodzaj | kategoria | typ zdarzenia | rodzaj zdarzenia | тип | вид | категория | тип события"
        ),
    ),
    "tags": (
        "tags, set apart by ; | or commas",
        _words(
            "tags | tag | keywords | labels | hashtags | tagi | słowa kluczowe | etykiety | теги | метки | "
            "ключевые слова | schlagwörter | stichwörter | мітки | žymos"
        ),
    ),
    "narrative": (
        "what happened",
        _words(
            "narrative | what happened | description | details | text | content | event description | story | "
            "incident description | what was seen | what was observed | observation | observations | przebieg | "
            "przebieg zdarzenia | co widziano | что видели | обстоятельства | opis | co się stało | "
            "opis zdarzenia | szczegóły | tekst | treść | "
            "описание | что произошло | подробности | текст | описание события | beschreibung | "
            "beschreibung des vorfalls | hergang | was ist passiert | що сталося | опис | апісанне | "
            "што здарылася | aprašymas | kas įvyko"
        ),
    ),
    "summary": (
        "the summary",
        _words("summary | abstract | short description | streszczenie | podsumowanie | краткое описание | резюме"),
    ),
    "note": (
        "our note; what happened, where no other column says it",
        _words(
            "note | notes | remarks | comment | comments | uwaga | uwagi | notatka | notatki | komentarz | "
            "примечание | примечания | комментарий | заметки | замечания | bemerkung | bemerkungen | "
            "anmerkung | anmerkungen | примітка | примітки | заўвага | pastaba | pastabos"
        ),
    ),
    "source": (
        "sources, set apart by ; or |",
        _words(
            "source | sources | information source | source name | news source | outlet | media | medium | "
            "źródło | źródła | źródło informacji | kto podał | podał | kto zgłosił | zgłaszający | кто сообщил | "
            "reported by | источник | "
            "источники | источник информации | сми | quelle | "
            "quellen | джерело | джерела | крыніца | крыніцы | šaltinis | šaltiniai"
        ),
    ),
    "url": (
        "addresses of the sources",
        _words(
            "url | urls | link | links | web address | source url | source link | odnośnik | odnośniki | "
            "adres url | ссылка | ссылки"
        ),
    ),
    "party": (
        "who says it, set apart by ; or |",
        _words(
            "party | parties | who says | who says it | said by | claimed by | according to | speaker | strona | "
            "kto mówi | według | сторона | кто говорит | кто сказал | по словам"
        ),
    ),
    "stance": (
        "what the party says about it: asserts, denies_act, acknowledges and so on",
        _words("stance | stanowisko | позиция"),
    ),
    "claim": (
        "what is claimed; the title, where there is no such column",
        _words("claim | claims | allegation | twierdzenie | zarzut | утверждение"),
    ),
    "quote": (
        "the party's own words",
        _words("quote | quotation | verbatim | cytat | цитата"),
    ),
    "actors": (
        "who takes part, set apart by ; or |",
        _words("actor | actors | participants | involved | uczestnik | uczestnicy | участник | участники"),
    ),
}
"""What a column may become, how that is said on the screen, and the headings it goes by."""

COUNTED: dict[str, tuple[str, ...]] = {
    "deaths": _words(
        "killed | dead | fatalities | deaths | zabici | ofiary śmiertelne | погибшие | убитые | убито | tote | "
        "todesopfer | загиблі | вбиті | загінулыя | забітыя | žuvo | žuvę"
    ),
    "injured": _words(
        "injured | wounded | injuries | ranni | раненые | ранено | пострадавшие | verletzte | поранені | "
        "параненыя | sužeisti"
    ),
    "missing": _words("missing | zaginieni | пропавшие | пропавшие без вести | vermisste | зниклі безвісти | dingę"),
    "detained": _words(
        "detained | arrested | arrests | zatrzymani | aresztowani | задержанные | задержано | festgenommene | "
        "затримані | затрыманыя | sulaikyti"
    ),
    "persons": _words(
        "people | persons | headcount | how many people | osoby | liczba osób | ilu ludzi | ile osób | "
        "сколько человек | люди | количество людей | число людей | "
        "personen | особи | asmenys"
    ),
    "migrants": _words(
        "migrants | refugees | migranci | uchodźcy | мигранты | беженцы | migranten | flüchtlinge | мігранти | "
        "мігранты | migrantai"
    ),
    "soldiers": _words("soldiers | troops | żołnierze | солдаты | военные"),
    "guards": _words("border guards | strażnicy | пограничники"),
    "rescued": _words("survivors | rescued | ocaleni | uratowani | спасённые | выжившие"),
    "shots": _words("shots | strzały | выстрелы"),
}
"""Headings that count something by themselves; with a word such as “number of” before, many more do."""

COUNTING = _words(
    "number of | number | no of | num of | count of | total number of | total | liczba | ilość | число | "
    "количество | кол-во | всего"
)

NOT_KNOWN = frozenset(
    _words("? | nie wiadomo | nieznana | nieznane | nieznany | not known | tbd | unknown | неизвестна | неизвестно")
)
NOT_REPORTED = frozenset(
    _words(
        "#n/a | - | -- | b/d | bd | brak | brak danych | n.a. | n/a | na | nan | nil | no data | none | "
        "not available | not reported | null | н/д | нд | нет | нет данных | – | —"
    )
)
"""Cells of dates, numbers and coordinates that say that there is none, in small letters; in texts they are words."""
