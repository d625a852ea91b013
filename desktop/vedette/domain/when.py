"""When something happened, as a value: the words as said beside the interval they stand for. Reads no words itself."""

from __future__ import annotations

from dataclasses import replace

from vedette.domain import edtf_text, when_checks, when_words
from vedette.domain.interval import Interval


class When(Interval):
    """The interval of an incident, a statement or a source item, and how to write it, check it and put it in words."""

    __slots__ = ()

    @property
    def edtf(self) -> str:
        return edtf_text.write(self)

    @property
    def precision_mark(self) -> str:
        return when_words.precision_mark(self)

    def counted_from(self, said_on: When | None) -> When:
        """Itself; inferred as well where the day that its words count from was said without a year, or concluded."""
        if said_on is None or not (said_on.inferred and self.anchor_rule):
            return self
        return replace(self, inferred=True)

    def problems(self) -> list[str]:
        """One sentence for each thing that can't stand as it is; [] where all is well."""
        return when_checks.problems(self)

    def as_json(self) -> dict[str, str | None]:
        """The `when` object of every outside interface."""
        return {
            "text": self.text,
            "earliest": self.earliest,
            "latest": self.latest,
            "shape": self.shape,
            "qualifier": self.qualifier,
            "edtf": self.edtf,
        }

    def describe(self) -> str:
        """The interval and its precision in English words, for screen and print."""
        return when_words.describe(self)
