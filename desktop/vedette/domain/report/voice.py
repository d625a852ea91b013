"""How an incident's codes, names, dates and grades are put into words for print; protected sources stay unnamed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from vedette.domain.claim import BLAME_KINDS, DENYING, DENYING_BLAME, Claim, Statement
from vedette.domain.dossier import Dossier
from vedette.domain.report.visible import one_line
from vedette.domain.report.zulu import zulu
from vedette.domain.taxonomy import CodeList, Taxonomies
from vedette.domain.when import When

LONGEST_NAME = 200
WITHHELD = "protected source, name withheld"
SAYS_SO = {"asserts": "says so", "denies_act": "denies it"}
_DAY = len("2021-11-03")
_SHORT_MONTH = len("Nov")
_SAYS_NOTHING = "stance not stated"


@dataclass(frozen=True)
class Voice:
    """One dossier with the code lists to speak it in; `fields` are the labels of the logbook's own fields by key.

    `numbering` numbers the source items of a whole document, by uid; without it an incident has numbers of its own.
    """

    dossier: Dossier
    codes: Taxonomies
    fields: Mapping[str, str] = field(default_factory=dict)
    withheld: str = WITHHELD
    numbering: Mapping[str, str] | None = None

    @cached_property
    def numbers(self) -> dict[str, str]:
        """S1, S2 … for every source item that the incident rests on, by uid."""
        cited = self.dossier.incident.cited_items()
        if self.numbering is not None:
            return {uid: self.numbering[uid] for uid in cited if uid in self.numbering}
        return {uid: f"S{n}" for n, uid in enumerate(cited, 1)}

    def actor(self, uid: str) -> str:
        return one_line(self.dossier.actor_name(uid), LONGEST_NAME) or ("an actor not in this logbook" if uid else "")

    def party(self, statement: Statement) -> str:
        return self.actor(statement.party) or "party not stated"

    def is_protected(self, item: str) -> bool:
        """True when neither the item nor its outlet may be named in print."""
        cited = self.dossier.items.get(item)
        if cited is None:
            return False
        outlet = self.dossier.sources.get(cited.source)
        return cited.protected or (outlet is not None and outlet.protected)

    def source(self, item: str, page: str = "") -> str:
        """Where to look it up in the list of sources: “S1, p. 3”."""
        number = self.numbers.get(item, "")
        return f"{number}, p. {one_line(page, 40)}" if number and page.strip() else number

    def stance(self, claim: Claim, statement: Statement) -> str:
        """The stance; what is no event is said “so”, not to have “happened”."""
        unknown = statement.stance in {"", "unknown"}
        plain = _SAYS_NOTHING if unknown else self.label(self.codes.stances, statement.stance)
        words = plain if claim.kind == "occurred" else SAYS_SO.get(statement.stance, plain)
        return f"in general: {words}" if statement.scope == "general" else words

    def remarks(self, claim: Claim, statement: Statement) -> list[str]:
        """What keeps a stance from being read as more than was said: general, hedged, one of two."""
        found = []
        if statement.scope == "general":
            found.append(_general(claim, statement))
        if statement.hedge.strip():
            found.append(f"hedged: “{one_line(statement.hedge)}” ({self._hedger(statement.hedge_by)})")
        others = [one for one in self.dossier.incident.claims if claim.or_group and one.or_group == claim.or_group]
        if len(others) > 1:
            found.append(f"said of claim {_either([one.n for one in others])}, not of each")
        return found

    def when(self, when: When | None) -> str:
        """The words as said and how we read them: “on November 3”, read as 3 November 2021 (year inferred)."""
        if when is None or (when.is_empty and not when.text and not when.nil_reason):
            return ""
        hours = zulu(when)
        meaning = self.read_as(when) + (f" = {hours}" if hours else "")
        if not when.text.strip():
            return meaning
        if says_the_same(when.text, meaning):
            return f"“{one_line(when.text)}”"
        return f"“{one_line(when.text)}”{': ' if when.is_empty else ', read as '}{meaning}"

    def read_as(self, when: When) -> str:
        """How we read a date, and where it has an hour, of which zone."""
        has_hour = max(len(when.earliest or ""), len(when.latest or "")) > _DAY
        return when.describe() + (f", {one_line(when.tz, 60)}" if when.tz and has_hour else "")

    def said_on(self, statement: Statement) -> str:
        when = statement.said_on
        return "day not stated" if when is None or when.is_empty else self.read_as(when)

    def grade_in_words(self, grade: str) -> str:
        """B2 as “B2: usually reliable source; probably true”; without a grade “not graded”."""
        letter, digit = self.codes.reliability.get(grade[:1]), self.codes.credibility.get(grade[1:])
        if letter is None or digit is None:
            return grade or "not graded"
        source = "reliability cannot be judged" if grade[0] == "F" else f"{letter.label} source"
        return f"{grade}: {source}; {'truth cannot be judged' if grade[1] == '6' else digit.label}"

    def grades(self, statements: Iterable[Statement]) -> str:
        """The different grades of some statements, as in “B3, F6”; statements without one are “not graded”."""
        found = {self.dossier.given_grade(one) or "not graded" for one in statements}
        return ", ".join(sorted(found)) or "not graded"

    def traces(self, statements: Iterable[Statement]) -> str:
        """Grades, and in a document that numbers its sources these too, as in “B3, F6 · S1, S4”."""
        spoken = list(statements)
        numbers = [self.source(one.source_item) for one in spoken] if self.numbering is not None else []
        listed = ", ".join(sorted({number for number in numbers if number}, key=lambda one: int(one[1:])))
        return "\u00a0·\u00a0".join(part for part in (self.grades(spoken), listed) if part)

    def status(self) -> str:
        """The status word of the incident."""
        return self.label(self.codes.incident_statuses, self.dossier.incident.status)

    def denies(self, statement: Statement) -> bool:
        """True for a denial of any kind, general ones included."""
        return statement.stance in DENYING | DENYING_BLAME

    def label(self, codes: CodeList, key: str) -> str:
        """What to call a code; one that is in no list is text somebody typed."""
        return one_line(codes.label(key), LONGEST_NAME) if key else ""

    def _hedger(self, key: str) -> str:
        return {"party": "the party's own word", "report": "the report's word"}.get(
            key, "whose word it is, is not said"
        )


def says_the_same(said: str, meaning: str) -> bool:
    """Whether words of a date and how they are read differ in nothing but a shortened month or a leading nought."""
    one, other = said.replace(".", " ").replace(",", " ").split(), meaning.split()
    return len(one) == len(other) and all(map(_same_word, one, other))


def _same_word(said: str, meant: str) -> bool:
    if said.isdecimal():
        return said.lstrip("0") == meant
    return len(said) >= _SHORT_MONTH and meant.casefold().startswith(said.casefold())


def _general(claim: Claim, statement: Statement) -> str:
    denying = DENYING | DENYING_BLAME if claim.kind in BLAME_KINDS else DENYING
    if statement.stance in denying | DENYING_BLAME:
        return "a general statement, no denial of this claim by name"
    return "a general statement that does not name this claim"


def _either(numbers: list[int]) -> str:
    return " or ".join(str(n) for n in numbers)
