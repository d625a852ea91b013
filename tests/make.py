"""Makers of small valid things, with every field open to be set by keyword."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime
from typing import Any

from vedette.domain.actor import Actor
from vedette.domain.claim import Claim, Statement
from vedette.domain.incident import Incident
from vedette.domain.when import When
from vedette.storage.acts import Act

_numbers = itertools.count(1)
NOON = datetime(2021, 11, 4, 12, 0, tzinfo=UTC)


def uid() -> str:
    """A fresh, valid UUIDv7-shaped uid."""
    return f"01900000-0000-7000-8000-{next(_numbers):012d}"


def act(label: str = "test", **more: Any) -> Act:
    """An act by nobody in particular."""
    return Act(label=label, by="tester", at="2021-11-04T12:00:00Z", **more)


def day(text: str) -> When:
    """One day, as it stands."""
    return When(text=text, earliest=text, latest=text, unit="day")


def incident(**more: Any) -> Incident:
    """An incident with a title, a day and a reference of its own."""
    name = uid()
    return Incident(
        **{"uid": name, "reference": f"T-N{name[-6:]}", "title": "Flares", "when": day("2021-11-03"), **more}
    )


def actor(name: str = "Poland", **more: Any) -> Actor:
    """An actor of that name."""
    return Actor(**{"uid": uid(), "name": name, **more})


def claim(*said: tuple[str, str], **more: Any) -> Claim:
    """A claim with one statement per (party, stance)."""
    statements = tuple(Statement(n=n, party=party, stance=stance) for n, (party, stance) in enumerate(said, start=1))
    return Claim(**{"n": 1, "text": "Shots were fired", "statements": statements, **more})
