"""Why an incident has the status word that it has, in words that claim no more than the statements say."""

from __future__ import annotations

from vedette.domain.claim import AFFIRMING, BLAME_KINDS, DENYING, DENYING_BLAME, Claim, Statement
from vedette.domain.incident import Incident

_DENIALS = DENYING | DENYING_BLAME
_NEITHER = {
    "denies_responsibility": "a party denies responsibility",
    "alternative_explanation": "a party explains it otherwise",
    "questions": "a party questions it",
    "cannot_confirm": "a party says that it can't confirm it",
    "no_comment": "a party was asked and declines to comment",
    "no_response": "a party was asked and did not respond",
}
_NOT_ASSESSED = "the incident as a whole is not assessed by us"


def status_reason(incident: Incident) -> str:
    """What the word rests on, so that neither silence nor a denial is taken for a claim, nor a claim for a finding."""
    if any(one.claim is None for one in incident.assessments):
        return "by our own assessment" + ("; a claim is contested between parties" if incident.contested else "")
    if incident.status == "contested":
        return f"one party affirms one of its claims and another denies it; {_NOT_ASSESSED}"
    if incident.status != "asserted":
        return f"no statement of any party is recorded; {_NOT_ASSESSED}"
    return "; ".join((*_said([(claim, one) for claim in incident.claims for one in claim.standing()]), _NOT_ASSESSED))


_Standing = list[tuple[Claim, Statement]]


def _said(standing: _Standing) -> list[str]:
    if not standing:
        return ["all that was stated was withdrawn or replaced"]
    affirming = [one for _, one in standing if one.stance in AFFIRMING]
    found = [*_affirmed(affirming), *_denied(standing, affirmed=bool(affirming)), *_neither(standing)]
    return [*found, *_absent(standing, affirmed=bool(affirming))] if found else [_unstated(standing)]


def _affirmed(affirming: list[Statement]) -> list[str]:
    if not affirming:
        return []
    return ["stated by a party" if any(one.party for one in affirming) else "stated, but by whom is not recorded"]


def _denied(standing: _Standing, *, affirmed: bool) -> list[str]:
    denied = [claim for claim, one in standing if _is_denial(claim, one)]
    if denied:
        return [_beside(denied) if affirmed else "a party denies it"]
    general = any(_is_general(one) for _, one in standing)
    return ["a party denies in general, none denies one of its claims by name"] if general else []


def _beside(denied: list[Claim]) -> str:
    """Of what is denied and yet not contested, nobody else affirms it by name."""
    affirmers = [one for claim in denied for one in claim.standing() if one.stance in AFFIRMING]
    if not affirmers:
        return "a party denies a claim that nobody affirms"
    if all(one.scope == "general" for one in affirmers):
        return "a party denies a claim that is affirmed in general only"
    return "the party that affirms a claim denies it too"


def _is_denial(claim: Claim, one: Statement) -> bool:
    denying = _DENIALS if claim.kind in BLAME_KINDS else DENYING
    return one.scope != "general" and one.stance in denying


def _is_general(one: Statement) -> bool:
    return one.scope == "general" and one.stance in _DENIALS


def _neither(standing: _Standing) -> list[str]:
    stances = {one.stance for claim, one in standing if not (_is_denial(claim, one) or _is_general(one))}
    return [words for stance, words in _NEITHER.items() if stance in stances]


def _absent(standing: _Standing, *, affirmed: bool) -> list[str]:
    denied = any(_is_denial(claim, one) or _is_general(one) for claim, one in standing)
    if affirmed:
        return [] if denied else ["no party denies it"]
    if any(one.stance in DENYING_BLAME for _, one in standing) and not denied:
        return ["nobody affirms or denies the act itself"]
    return ["nobody affirms it" if denied else "nobody affirms or denies it"]


def _unstated(standing: _Standing) -> str:
    """Nothing but stances that nobody stated, or that are in no list."""
    if any(one.stance not in {"", "unknown"} for _, one in standing):
        return "a party takes a stance of another kind; nobody affirms or denies it"
    if any(one.party for _, one in standing):
        return "a party is named, but not what it says"
    return "a statement is recorded, but neither whose it is nor what it says"
