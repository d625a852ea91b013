"""The fields that parts of the form are declared with, beside the plain ones of `form_layout`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, SignalInstance

from vedette.domain.actor import Actor
from vedette.domain.codec import decode
from vedette.domain.dossier import Dossier
from vedette.domain.errors import UserError
from vedette.domain.suggestion import Suggestion
from vedette.domain.when import When
from vedette.ui.incidents.form.choosing import Choice
from vedette.ui.incidents.form.completing import Ask, CompletingLine, NameLine
from vedette.ui.incidents.form.when_line import WhenLine
from vedette.ui.tasks import Tasks
from vedette.ui.widgets.form_layout import FormField
from vedette.usecases.drafting import Customs, said_day
from vedette.usecases.naming import NAME
from vedette.usecases.vocabulary import Vocabulary

if TYPE_CHECKING:
    from vedette.usecases.attachments import Attachments


@dataclass
class Surroundings:
    """What the parts of one form share: how dates are read, from which day, and what the parts are called."""

    tasks: Tasks
    vocabulary: Vocabulary
    customs: Customs
    dossier: Dossier
    new_uid: Callable[[], str]
    attachments: Callable[[], Attachments]
    said: When | None = None
    said_on: object = ""
    source: object = ""
    claims: Sequence[Choice] = ()
    statements: Sequence[Choice] = ()
    people: dict[str, Actor] = field(default_factory=dict)

    @property
    def anchor(self) -> date | None:
        """The day from which relative words count; None is today."""
        return said_day(self.said)

    def claims_now(self) -> list[Choice]:
        """The claims as they are numbered and begin at the moment, for a list that is unfolded."""
        return list(self.claims)

    def statements_now(self) -> list[Choice]:
        """The statements likewise."""
        return list(self.statements)

    def understand(self, text: str) -> When:
        """What the words mean, counted from the said-on day of the form; a UserError where they mean nothing sure."""
        return self.customs.when(text, self.anchor).counted_from(self.said)

    def understood(self, typed: object) -> str:
        """What typed words of a date are taken to mean, or why they can't be yet; '' where there are none."""
        if isinstance(typed, When):
            return "" if typed == When() else typed.describe()
        given = typed if isinstance(typed, dict) else {}
        if given.get("set"):
            by_hand: When = decode(When, given["set"])
            return f"{by_hand.describe()} ({QCoreApplication.translate('Surroundings', 'set by hand')})"
        text = str(given.get("text", "")).strip()
        try:
            return self.understand(text).describe() if text else ""
        except UserError as error:
            return str(error)

    def actor(self, uid: str) -> Suggestion:
        """An actor as a line shows it."""
        edited = self.people.get(uid)
        if uid.startswith(NAME):
            return Suggestion(uid.removeprefix(NAME))
        return Suggestion(edited.name if edited is not None else self.dossier.actor_name(uid), uid)

    def item(self, uid: str) -> Suggestion:
        """A source item as a line shows it."""
        if uid.startswith(NAME):
            return Suggestion(uid.removeprefix(NAME))
        return Suggestion(self.dossier.item_name(uid), uid)

    def when(self, key: str, label: str, *, tip: str = "", example: str = "") -> FormField:
        """A field for a date in words."""
        return FormField(
            key, label, lambda: WhenLine(self.understand, example=example, zone=self.customs.zone), WhenLine.typed,
            WhenLine.write, lambda entry: entry.edited, tip,
        )  # fmt: skip

    def name(self, key: str, label: str, ask: Ask, *, tip: str = "", example: str = "") -> FormField:
        """A field for a thing that is known by name or new."""
        return FormField(
            key, label, lambda: NameLine(ask, self.tasks, example=example), NameLine.typed, NameLine.write, _line, tip
        )

    def words(self, key: str, label: str, ask: Ask, *, tip: str = "", example: str = "") -> FormField:
        """A field for free words that offers those used before."""
        return FormField(
            key, label, lambda: CompletingLine(ask, self.tasks, example=example), CompletingLine.text,
            CompletingLine.setText, _line, tip,
        )  # fmt: skip


def _line(entry: CompletingLine) -> SignalInstance:
    return entry.textChanged
