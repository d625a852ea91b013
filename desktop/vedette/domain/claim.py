"""What is being claimed about an incident, and who says what about it (field-guide 3.2)."""

from __future__ import annotations

from dataclasses import dataclass

from vedette.domain.when import When

AFFIRMING = frozenset({"asserts", "acknowledges", "accepts_responsibility", "claims_responsibility"})
DENYING = frozenset({"denies_act"})
DENYING_BLAME = frozenset({"denies_responsibility", "alternative_explanation"})
BLAME_KINDS = frozenset({"actor", "cause", "intent"})


@dataclass(frozen=True, slots=True)
class Statement:
    """What one party says about one claim: its stance, when, through which source, in which words.

    `scope` is "general" for a statement that names no claim (a blanket denial). `hedge` keeps the hedging words
    ("possibly", "looked like") and `hedge_by` whose they are: party, report or unknown.
    """

    n: int = 0
    party: str = ""
    spokesperson: str = ""
    addressee: str = ""
    stance: str = "unknown"
    speech_act: str = ""
    said_on: When | None = None
    source_item: str = ""
    page: str = ""
    quote: str = ""
    language: str = ""
    translation: str = ""
    translator: str = ""
    channel: str = ""
    scope: str = "claim"
    hedge: str = ""
    hedge_by: str = ""
    hearsay: int | None = None
    supersedes: int | None = None
    reliability: str = ""
    credibility: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One neutral sentence that can be true or false. Claims of one `or_group` (not 0) are joined by "or"."""

    n: int = 0
    text: str = ""
    kind: str = "occurred"
    or_group: int = 0
    note: str = ""
    statements: tuple[Statement, ...] = ()

    def standing(self) -> tuple[Statement, ...]:
        """Statements that still hold: neither superseded by a later one nor withdrawn by the same party."""
        gone = {s.supersedes for s in self.statements if s.supersedes is not None}
        last_retraction = {s.party: i for i, s in enumerate(self.statements) if s.stance == "retracts"}
        return tuple(
            s
            for i, s in enumerate(self.statements)
            if s.n not in gone and s.stance != "retracts" and i > last_retraction.get(s.party, -1)
        )

    @property
    def contested(self) -> bool:
        """One party affirms and another denies (interfaces.md, "Contested"); a general denial is no denial of this."""
        denying = DENYING | DENYING_BLAME if self.kind in BLAME_KINDS else DENYING
        stances = {s.stance for s in self.statements}
        if stances.isdisjoint(AFFIRMING) or stances.isdisjoint(denying):
            return False
        named = [s for s in self.standing() if s.scope != "general"]
        affirmers = {s.party for s in named if s.stance in AFFIRMING}
        deniers = {s.party for s in named if s.stance in denying}
        return any(a != d for a in affirmers for d in deniers)
