"""The numbered parts of two incidents in one: claims, statements, judgements, figures and files, each named anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from vedette.domain.actor import Role
from vedette.domain.assessment import Assessment
from vedette.domain.claim import Claim, Statement
from vedette.domain.folding import name_key
from vedette.domain.incident import Incident


class Numbered:
    """Parts of the one that stays keep their numbers; those of the other get the next free ones."""

    def __init__(self, kept: Incident, other: Incident) -> None:
        self._kept, self._other = kept, other
        self._alike = {_key(claim): claim.n for claim in reversed(kept.claims)}
        self._claims = _numbers(kept.claims, other.claims, {c.n: self._alike.get(_key(c), 0) for c in other.claims})
        ours, theirs = ([statement for _, statement in one.statements()] for one in (kept, other))
        self._statements = _numbers(ours, theirs, self._said_already())

    def united(self) -> dict[str, Any]:
        """The fields of an incident that hold numbered parts."""
        return {
            "claims": self._all_claims(),
            "assessments": self._assessments(),
            "quantities": self._quantities(),
            "attachments": self._attachments(),
            "actors": tuple(dict.fromkeys((*self._kept.actors, *map(self._role, self._other.actors)))),
        }

    def _said_already(self) -> dict[int, int]:
        """Statements that stand word for word under the same claim of the one that stays, by the number they have."""
        there = {
            (claim.n, replace(said, n=0, supersedes=None)): said.n
            for claim, said in self._kept.statements()
            if said.supersedes is None
        }
        return {
            said.n: there.get((self._alike.get(_key(claim), 0), replace(said, n=0)), 0)
            for claim, said in self._other.statements()
        }

    def _all_claims(self) -> tuple[Claim, ...]:
        groups = max((claim.or_group for claim in self._kept.claims), default=0)
        found = {claim.n: claim for claim in self._kept.claims}
        ours = {said.n for _, said in self._kept.statements()}
        for claim in self._other.claims:
            n = self._claims[claim.n]
            added = tuple(s for s in map(self._said, claim.statements) if s.n not in ours)
            if n in found:
                found[n] = _joined(found[n], claim, added)
            else:
                group = claim.or_group + groups if claim.or_group else 0
                found[n] = replace(claim, n=n, or_group=group, statements=added)
        return tuple(found[n] for n in sorted(found))

    def _said(self, said: Statement) -> Statement:
        return replace(said, n=self._statements[said.n], supersedes=self._statement(said.supersedes))

    def _statement(self, n: int | None) -> int | None:
        return None if n is None else self._statements.get(n)

    def _claim(self, n: int | None) -> int | None:
        return None if n is None else self._claims.get(n)

    def _role(self, role: Role) -> Role:
        return replace(role, asserted_by=self._statement(role.asserted_by))

    def _assessments(self) -> tuple[Assessment, ...]:
        """In order of time, for the latest one is our judgement; those of no time stand first."""
        theirs = _numbers(self._kept.assessments, self._other.assessments, {})
        moved = [
            replace(
                one,
                n=theirs[one.n],
                claim=self._claim(one.claim),
                supersedes=None if one.supersedes is None else theirs.get(one.supersedes),
            )
            for one in self._other.assessments
        ]
        ordered = sorted((*self._kept.assessments, *moved), key=lambda one: (one.at, one.n))
        place = {one.n: n for n, one in enumerate(ordered, start=1)}
        return tuple(
            replace(one, n=place[one.n], supersedes=None if one.supersedes is None else place.get(one.supersedes))
            for one in ordered
        )

    def _quantities(self) -> tuple[Any, ...]:
        """What the one that stays counts already is not counted twice; the other's figure is kept beside it."""
        ours = {replace(one, n=0) for one in self._kept.quantities}
        counted = {(one.subject, one.unit, one.currency) for one in self._kept.quantities if one.chosen}
        last = max((one.n for one in self._kept.quantities), default=0)
        found = list(self._kept.quantities)
        for one in self._other.quantities:
            moved = replace(one, claim=self._claim(one.claim), statement=self._statement(one.statement))
            if replace(moved, n=0) not in ours:
                last += 1
                chosen = moved.chosen and (one.subject, one.unit, one.currency) not in counted
                found.append(replace(moved, n=last, chosen=chosen))
        return tuple(found)

    def _attachments(self) -> tuple[Any, ...]:
        there = {replace(one, n=0, original=None): one.n for one in self._kept.attachments}
        same = {one.n: there.get(replace(one, n=0, original=None), 0) for one in self._other.attachments}
        numbers = _numbers(self._kept.attachments, self._other.attachments, same)
        added = (
            replace(one, n=numbers[one.n], original=None if one.original is None else numbers.get(one.original))
            for one in self._other.attachments
            if not same[one.n]
        )
        return (*self._kept.attachments, *added)


def _key(claim: Claim) -> tuple[str, str]:
    return name_key(claim.text), claim.kind


def _numbers(ours: Sequence[Any], theirs: Iterable[Any], same: dict[int, int]) -> dict[int, int]:
    """Which number each of theirs has among ours: that of the same one, else the next free one."""
    last = max((one.n for one in ours), default=0)
    found: dict[int, int] = {}
    for one in theirs:
        if not same.get(one.n):
            last += 1
        found[one.n] = same.get(one.n) or last
    return found


def _joined(ours: Claim, theirs: Claim, added: tuple[Statement, ...]) -> Claim:
    said = tuple(sorted((*ours.statements, *added), key=lambda statement: statement.n))
    note = ours.note if not theirs.note or theirs.note in ours.note else f"{ours.note}\n\n{theirs.note}".strip()
    return replace(ours, statements=said, note=note)
