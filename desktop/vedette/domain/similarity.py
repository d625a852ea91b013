"""How far two incidents may be one and the same: near in time, place and words. Finds no candidates itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vedette.domain.folding import fold, words
from vedette.domain.globe import distance
from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.domain.when import When

NEAR_DAYS = 3
"""Two incidents with more days between them are not the same one."""

NEAR_METRES = 10_000.0
"""Between two points, beside what is uncertain about each, up to which they may be the same place."""

POSSIBLE = 0.5
"""From this score on two incidents are worth showing side by side."""

_TIME, _PLACE, _WORDS = 0.4, 0.3, 0.3
_LONGEST_READ = 4_000
_MOST_PLACES = 20
_TELLING = 3
_ROOT = 6
"""Letters of a word that count, so that `soldier` meets `soldiers` and `granica` meets `granicy`."""

_EMPTY_WORDS = frozenset(
    words(
        "a an and are as at by for from has have in into is it its near no not of on or say says that the their them "
        "they this to was were who will with na nad nie od po pod przez przy sie w we z za ze i ir is su prie nuo ar "
        "ne v vo s so iz ot u o ob k bei der die das den dem des ein eine im mit und von vor zu"
    )
)


@dataclass(frozen=True, slots=True)
class Traits:
    """What of an incident is compared; a point is latitude, longitude and the metres around it that are uncertain."""

    when: When = When()  # noqa: RUF009 - frozen value
    places: frozenset[str] = frozenset()
    points: tuple[tuple[float, float, float], ...] = ()
    title: frozenset[str] = frozenset()
    text: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """From 0 (nothing in common, or certainly another) to 1, and what it rests on, in words for the screen."""

    score: float = 0.0
    reasons: tuple[str, ...] = ()

    @property
    def possible(self) -> bool:
        """Worth showing side by side."""
        return self.score >= POSSIBLE


NOTHING = Likeness()


def traits(incident: Incident) -> Traits:
    """What is compared of it; of very long texts only the beginning."""
    title, places = _roots(incident.title), incident.places[:_MOST_PLACES]
    return Traits(
        when=incident.when,
        places=frozenset(key for place in places for key in _names(place)),
        points=tuple(
            (place.lat, place.lon, place.uncertainty_m or 0.0)
            for place in places
            if place.lat is not None and place.lon is not None
        ),
        title=title,
        text=title | _roots(incident.summary) | _roots(incident.narrative),
    )


def likeness(one: Traits, other: Traits) -> Likeness:
    """The same whichever way round. Times or points that rule each other out make it 0, whatever the words say.

    Time counts 40, place and words 30 hundredths each; what is unknown of either adds nothing. Titles of the same
    words are always worth a look.
    """
    time = _time(one.when, other.when)
    place = _place(one, other)
    if time is None or place is None:
        return NOTHING
    said = _words(one, other)
    parts = ((_TIME, time), (_PLACE, place), (_WORDS, said))
    score = sum(weight * part.score for weight, part in parts)
    if said.score == 1 and one.title == other.title and len(one.title) >= _TELLING:
        score = max(score, POSSIBLE)
    return Likeness(round(score, 3), tuple(reason for _, part in parts for reason in part.reasons))


def days_between(one: When, other: When) -> int | None:
    """Whole days from the end of one interval to the beginning of the other, 0 where they meet; None if undated."""
    if one.is_empty or other.is_empty:
        return None
    if one.possible(other.first_day, other.last_day):
        return 0
    first, last = (one, other) if one.last_day and one.last_day < (other.first_day or "") else (other, one)
    try:
        return (date.fromisoformat(last.first_day or "") - date.fromisoformat(first.last_day or "")).days
    except ValueError:
        return NEAR_DAYS + 1  # what is no day of the calendar is near none


def metres_between(one: Traits, other: Traits) -> float | None:
    """Between the nearest points, less what is uncertain about both; None where either has none."""
    gaps = [max(distance(a, b, c, d) - r - s, 0.0) for a, b, r in one.points for c, d, s in other.points]
    return min(gaps) if gaps else None


def _time(one: When, other: When) -> Likeness | None:
    days = days_between(one, other)
    if days is None:
        return NOTHING
    if days > NEAR_DAYS:
        return None
    if days:
        return Likeness(1 - days / (NEAR_DAYS + 1), (f"{days} day{'' if days == 1 else 's'} apart",))
    widest = max(_width(one), _width(other))
    same = (one.first_day, one.last_day) == (other.first_day, other.last_day)
    reason = "the same day" if same and widest == 1 else "the same dates" if same else "dates that overlap"
    return Likeness(1.0 if widest <= NEAR_DAYS else max(NEAR_DAYS / widest, 0.5 if same else 0.2), (reason,))


def _width(when: When) -> int:
    """Days it may have been; an open interval counts as a year."""
    return max(when.width_in_days or 365, 1)


def _place(one: Traits, other: Traits) -> Likeness | None:
    if one.places & other.places:
        return Likeness(1.0, ("the same place",))
    metres = metres_between(one, other)
    if metres is not None:
        if metres > NEAR_METRES:
            return None
        return Likeness(1 - metres / (2 * NEAR_METRES), (_how_near(metres),))
    if any(_holds(a, b) or _holds(b, a) for a in one.places for b in other.places):
        return Likeness(0.7, ("a place of that name",))
    return NOTHING


def _how_near(metres: float) -> str:
    return "the same place as far as is known" if not metres else f"{max(metres / 1000, 0.1):.1f} km apart"


def _holds(longer: str, shorter: str) -> bool:
    """Whether all words of a name stand in another: Usnarz in Usnarz Górny."""
    return set(words(shorter)) < set(words(longer))


def _words(one: Traits, other: Traits) -> Likeness:
    titles = _shared(one.title, other.title)
    texts = _shared(one.text, other.text)
    score = max(titles, texts)
    if score < 0.2:
        return NOTHING
    if one.title == other.title:
        return Likeness(score, ("the same title",))
    return Likeness(score, ("a title much like it" if titles >= 0.5 else "words in common",))


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Half from the shorter one's view, half from both: a sentence in a long account counts, but less than its like."""
    common = len(one & other)
    if common < 2 and not (common and one == other):
        return 0.0
    return common / min(len(one), len(other)) / 2 + common / (len(one) + len(other))


def _roots(text: str) -> frozenset[str]:
    found = words(fold(text[:_LONGEST_READ]))
    return frozenset(w[:_ROOT] for w in found if (len(w) > 1 or w.isdigit()) and w not in _EMPTY_WORDS)


def _names(place: Place) -> set[str]:
    """Folded names of the spot itself; a region or country in common makes no two incidents alike."""
    keys = {" ".join(words(fold(name[:_LONGEST_READ]))) for name in (place.text, place.name, place.marker)}
    return keys - {""}
