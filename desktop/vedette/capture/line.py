"""Reads one line into the parts of an incident. Words that say more than their sentence stay in the title."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from vedette.capture import dates, numbers, places, voices
from vedette.capture.captured import (
    NUMBER,
    PLACE,
    SAID,
    SOURCE,
    TAG,
    TEXT,
    TITLE,
    TYPE,
    VOICE,
    WHEN,
    Captured,
    Doubt,
    Piece,
    Voice,
    Ways,
)
from vedette.capture.segments import Marked, Segment, cut
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity
from vedette.domain.when import When

LONGEST_LINE = 4_000
LONGEST_TITLE = 120
_PLAIN_STANCES = {"denies": "denies_act", "says": "asserts"}
_DATE_KEYS = {"when": WHEN, "said": SAID}
_PLACE_KEYS = ("place", "near")
_ONE = (TYPE, WHEN, SAID, PLACE)


def read(line: str, ways: Ways) -> Captured:
    """What the line says; nothing of it is lost, as what is not understood stands in the title, or in the text."""
    if len(line) > LONGEST_LINE:
        return _titled(Captured(), line.strip())
    segments, marked, tail = cut(line, _Meanings(ways).knows)
    reading = _Reading(ways, Captured(narrative=tail))
    for one in marked:
        reading.take_marked(one)
    rest = [segment for segment in segments if not reading.take_whole(segment)]
    told = [segment for segment in rest if voices.whole(segment.text) is None]
    for segment in rest if told else ():  # alone, “says nothing happened” is what is told, and denies nothing
        reading.take_voice(segment)
    words = [reading.look_within(segment) for segment in told or rest] or [
        piece.said for piece in reading.captured.pieces if piece.kind == NUMBER
    ]
    return _titled(reading.captured, "; ".join(words))


class _Meanings:
    """Which marked words are ours; others, such as a time of day, are plain words."""

    def __init__(self, ways: Ways) -> None:
        self._ways = ways

    def knows(self, marked: Marked) -> bool:
        known = marked.key in ("#", "@", *_DATE_KEYS, *_PLACE_KEYS)
        return known or (marked.key == "type" and self.kind(marked.value) != "") or self.stance(marked.key) != ""

    def stance(self, key: str) -> str:
        """The key of a stance; '' where the word names none."""
        entry = self._ways.stances.find(_PLAIN_STANCES.get(key, key))
        return entry.key if entry is not None else ""

    def kind(self, text: str) -> str:
        """The key of a type of incident; a part of its key is enough where it fits one alone."""
        types = self._ways.types
        entry = types.find(text)
        if entry is not None:
            return entry.key
        near = [entry.key for entry in types if text.casefold() in entry.key.split("_")]
        return near[0] if len(near) == 1 else ""


class _Reading:
    """Gathers what is understood, part by part."""

    def __init__(self, ways: Ways, captured: Captured) -> None:
        self._ways = ways
        self._meanings = _Meanings(ways)
        self.captured = captured
        if captured.narrative:
            self._add(Piece(TEXT, captured.narrative, captured.narrative))

    def take_marked(self, one: Marked) -> None:
        """Something marked by #, @ or a key."""
        now = self.captured
        if one.key == "#":
            if one.value not in now.tags:
                self._add(Piece(TAG, one.value, one.value), tags=(*now.tags, one.value))
        elif one.key == "@":
            self._add(Piece(SOURCE, one.value, one.value), sources=tuple(dict.fromkeys((*now.sources, one.value))))
        elif one.key in _DATE_KEYS:
            self._take_date(_DATE_KEYS[one.key], one)
        elif one.key in _PLACE_KEYS:
            self._take_place(one)
        elif one.key == "type":
            kind = self._meanings.kind(one.value)
            self._add(Piece(TYPE, one.value, self._ways.types.label(kind)), type=kind)
        else:
            self._note_voice(Voice(self._meanings.stance(one.key), one.value), one.value)

    def take_whole(self, segment: Segment) -> bool:
        """A segment that is a date, a place or a number and nothing else; it then says nothing in the title."""
        return self._whole_date(segment) or self._whole_place(segment) or self._whole_number(segment)

    def take_voice(self, segment: Segment) -> None:
        """A segment that says who denies or affirms what the others tell."""
        found = voices.whole(segment.text)
        if found is not None:
            self._note_voice(Voice(*found), segment.text)

    def look_within(self, segment: Segment) -> str:
        """What a sentence says on the way. Its words stay where they are, but for a date at its beginning or end."""
        text = told = segment.text
        dated = dates.within(text, self._read) if self.captured.when is None else None
        if dated is not None:
            self._note_date(dated, text, segment)
            told = dates.without(text, dated)
            text = text[: dated.start] + "·" * (dated.end - dated.start) + text[dated.end :]
        place = self.captured.place
        located = places.within(text, self._ways.places) if place is None or not place.text else None
        if located is not None:
            self._note_place(located)
        for start, end, quantity in numbers.within(text, self._ways.subjects):
            self._note_number(text[start:end], quantity)
        return told

    def _whole_date(self, segment: Segment) -> bool:
        dated = dates.whole(segment.text, self._read) if self.captured.when is None else None
        if dated is None:
            return False
        self._note_date(dated, segment.text, segment)
        return True

    def _whole_place(self, segment: Segment) -> bool:
        place = self.captured.place
        point = places.point(segment.text) if place is None or not place.has_point else None
        if point is not None:
            found = replace(place or Place(), lat=point.lat, lon=point.lon, coordinates_text=segment.text)
            self._add(Piece(PLACE, segment.text, f"{point.lat:.5f}, {point.lon:.5f}"), place=found)
            return True
        located = places.whole(segment.text, self._ways.places)
        if located is None or (place is not None and place.text):
            return False
        self._note_place(located)
        return True

    def _whole_number(self, segment: Segment) -> bool:
        quantity = numbers.whole(segment.text, self._ways.subjects)
        if quantity is not None:
            self._note_number(segment.text, quantity)
        return quantity is not None

    def _take_date(self, kind: str, one: Marked) -> None:
        read = self._read if kind == WHEN else self._read_plain
        dated = dates.whole(one.value, read)
        if dated is None or dated.when is None:
            problem = dated.problem if dated is not None else ""
            choices = dated.choices if dated is not None else ()
            self._doubt(problem or _no_date(one.value), one.start, one.end, choices)
            self._keep_unread(kind, one.value)
        elif kind == WHEN:
            self._add(Piece(WHEN, one.value, dated.when.describe()), when=dated.when)
        else:
            self._add(Piece(SAID, one.value, dated.when.describe()), reported=dated.when)

    def _take_place(self, one: Marked) -> None:
        words = f"near {one.value}" if one.key == "near" else one.value
        located = places.whole(words[:1].upper() + words[1:] if one.key != "near" else words, self._ways.places)
        if located is None:
            located = places.Located(0, len(words), Place(text=words))
        self._note_place(replace(located, place=replace(located.place, text=words)))

    def _note_date(self, dated: dates.Dated, text: str, segment: Segment) -> None:
        if dated.when is None:
            self._doubt(dated.problem, *segment.span(dated.start, dated.end), dated.choices)
            self._keep_unread(WHEN, text[dated.start : dated.end])
        else:
            self._add(Piece(WHEN, text[dated.start : dated.end], dated.when.describe()), when=dated.when)

    def _keep_unread(self, kind: str, words: str) -> None:
        unread = When(text=words)
        now = self.captured
        self.captured = replace(now, when=unread) if kind == WHEN else replace(now, reported=unread)

    def _note_place(self, located: places.Located) -> None:
        """A point that stood alone belongs to the name that is said elsewhere."""
        said, old = located.place, self.captured.place
        if old is not None:
            said = replace(said, lat=old.lat, lon=old.lon, coordinates_text=old.coordinates_text, uncertainty_m=None)
        self._add(Piece(PLACE, said.text, said.text, _beside(located)), place=said)

    def _note_number(self, said: str, quantity: Quantity) -> None:
        self._add(Piece(NUMBER, said, quantity.describe()), quantities=(*self.captured.quantities, quantity))

    def _note_voice(self, voice: Voice, said: str) -> None:
        means = f"{voice.party}: {self._ways.stances.label(voice.stance)}"
        self._add(Piece(VOICE, said, means), voices=(*self.captured.voices, voice))

    def _read(self, text: str) -> When:
        said = self.captured.reported
        return self._ways.when(text, _day(said)).counted_from(said)

    def _read_plain(self, text: str) -> When:
        return self._ways.when(text, None)

    def _doubt(self, sentence: str, start: int, end: int, choices: tuple[str, ...]) -> None:
        doubt = Doubt(sentence, start, end, choices)
        self.captured = replace(self.captured, doubts=(*self.captured.doubts, doubt))

    def _add(self, piece: Piece, **parts: object) -> None:
        """One of a kind, where an incident has one: what is said later counts."""
        old = [one for one in self.captured.pieces if one.kind != piece.kind or one.kind not in _ONE]
        self.captured = replace(self.captured, pieces=(*old, piece), **parts)  # type: ignore[arg-type]  # see callers


def _titled(captured: Captured, words: str) -> Captured:
    """With the words as title; a long one goes to the text, whole, and only its beginning stands above it."""
    if not words:
        return captured
    if len(words) <= LONGEST_TITLE:
        return replace(captured, title=words, pieces=(Piece(TITLE, words, words), *captured.pieces))
    cut_off = words[: LONGEST_TITLE - 1].rpartition(" ")[0] or words[: LONGEST_TITLE - 1]
    title = f"{cut_off.rstrip(' ,;:')}…"
    text = "\n\n".join(part for part in (words, captured.narrative) if part)
    pieces = [piece for piece in captured.pieces if piece.kind != TEXT]
    both = (Piece(TITLE, words, title), *pieces, Piece(TEXT, text, text))
    return replace(captured, title=title, narrative=text, pieces=both)


def _beside(located: places.Located) -> str:
    place = located.place
    if located.several > 1:
        return "several"
    if not place.name and not place.has_point:
        return "unknown"
    point = f"{place.lat:.4f}, {place.lon:.4f}" if place.coordinates_text and place.has_point else ""
    return ", ".join(part for part in (place.name, place.country_name or place.border_segment, point) if part)


def _no_date(text: str) -> str:
    return f"“{text[:40]}” is not understood as a date; write it like “3 Nov 2021” or “overnight 1-2 Nov 2021”."


def _day(reported: When | None) -> date | None:
    day = reported.first_day if reported is not None else None
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None
