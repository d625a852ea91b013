"""Claims and, under each, what every party says about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from vedette import paths
from vedette.domain.claim import Claim, Statement
from vedette.domain.incident import Incident
from vedette.ui import icons
from vedette.ui.incidents.form.actor_line import actor_field
from vedette.ui.incidents.form.choosing import code, options, pick
from vedette.ui.incidents.form.fields import Surroundings
from vedette.ui.incidents.form.gathering import NAMED, PART, WHEN, Gathering
from vedette.ui.incidents.form.part import RowsPart
from vedette.ui.incidents.form.rows import Row, RowList
from vedette.ui.incidents.form.sources import item_field
from vedette.ui.widgets.form_layout import FormField, line, text
from vedette.ui.widgets.plain_label import plain_tooltip
from vedette.ui.widgets.tab_order import put_before

_CLAIM = {"or_group": PART}
_STATEMENT = {
    "party": NAMED, "spokesperson": NAMED, "addressee": NAMED, "source_item": NAMED, "said_on": WHEN,
    "supersedes": PART, "hearsay": PART,
}  # fmt: skip
_NAMES = ("party", "spokesperson", "addressee")
_HEARSAY = (("0", "from the party itself"), ("1", "reported by one outlet"), ("2", "an outlet quoting another"))
_WIDE = ("text", "quote", "translation", "note")
LONGEST_CHOICE = 60
_AS_ABOVE = ("said_on", "source_item")


class ClaimsPart(RowsPart):
    """Numbers claims and statements as they are added, so that other parts can name them before they are saved."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        self._last_claim = max((c.n for c in around.dossier.incident.claims), default=0)
        self._last_statement = max((s.n for _, s in around.dossier.incident.statements()), default=0)
        super().__init__(around, self.tr("Add a clai&m"), parent)
        self.edited.connect(self._tell)
        self.list.adding.connect(self._begin_statement)

    def go(self) -> None:
        super().go()
        if not self.list.is_growing:
            self._begin_statement()

    def new_row(self) -> Row:
        self._last_claim += 1
        row = ClaimRow(self.around, self._next_statement)
        row.number = self._last_claim
        row.rename(self.tr("Claim {0}").format(row.number))
        return row

    def fill(self) -> None:
        self.show_rows([(claim, claim_values(claim)) for claim in self.around.dossier.incident.claims])

    def further(self, row: ClaimRow) -> Iterator[object]:
        self._last_claim -= 1  # it has its number already
        row.rename(self.tr("Claim {0}").format(row.number))
        yield row
        yield from row.show_statements(row.origin.statements)

    def making(self, given: Sequence[tuple[Any, dict[str, Any]]]) -> Iterator[object]:
        yield from super().making(given)
        self._tell()

    def read(self, incident: Incident, gathering: Gathering) -> Incident:
        return replace(incident, claims=tuple(self._claim(row, gathering) for row in self.filled_rows()))

    def look_again(self) -> None:
        for row in self.list.made:
            for said in row.statements.made:
                said.look_again()

    def _claim(self, row: ClaimRow, gathering: Gathering) -> Claim:
        claim = replace(gathering.amended(row, Claim(), _CLAIM), n=row.number)
        if not claim.text.strip():
            gathering.problem(row.grid, "text", self.tr("Say in one sentence what is claimed, or remove the claim."))
        said = [one for one in row.statements.rows if not one.is_blank]
        return replace(claim, or_group=claim.or_group or 0, statements=tuple(one.read(gathering) for one in said))

    def _begin_statement(self) -> None:
        """A claim is somebody's: the row for whoever says it is there at once, and is nothing while it is blank."""
        row = self.list.rows[-1]
        if row.is_blank and not row.statements.rows:
            row.statements.add()

    def _next_statement(self) -> int:
        self.list.whole()
        self._last_statement += 1
        return self._last_statement

    def _tell(self) -> None:
        """Let other parts name claims and statements as they are now; before all are made, as they were."""
        if self.list.is_growing:
            return
        rows = [row for row in self.list.rows if not row.is_blank]
        self.around.claims = [(str(row.number), f"{row.number} {_begin(row.grid.values()['text'])}") for row in rows]
        said = [one for row in rows for one in row.statements.rows if not one.is_blank]
        self.around.statements = [(str(one.number), one.title()) for one in said]


class ClaimRow(Row):
    """One claim with its statements."""

    def __init__(self, around: Surroundings, next_statement: Callable[[], int], parent: QWidget | None = None) -> None:
        codes = paths.taxonomies()
        super().__init__("", _claim_fields(), _further_claim_fields(), parent, wide=_WIDE)
        self._around = around
        self._next = next_statement
        self._codes = codes
        self.statements: RowList[StatementRow] = RowList(self._new, self.tr("Add another party"), name="Statements")
        self.statements.edited.connect(self.edited)
        self.column.addWidget(self.statements)
        self.type_first(self.statements)

    @property
    def is_blank(self) -> bool:
        return super().is_blank and all(one.is_blank for one in self.statements.rows)

    def show_statements(self, said: tuple[Statement, ...]) -> Iterator[object]:
        """A row for each, in as many steps."""
        self.statements.clear()
        for at, statement in enumerate(said):
            row = StatementRow(self._around, statement.n)
            self.statements.take(row)
            row.origin, row.at = statement, at
            row.fill(statement_values(statement, self._around))
            row.look_again()
            yield row

    def typed(self) -> dict[str, Any]:
        said = self.statements.typed()
        untouched = all(not one["values"] for one in said)
        known = len(self.origin.statements) if self.origin is not None else 0
        same = [one["at"] for one in said] == list(range(known))
        return {**super().typed(), "rows": None if untouched and same else said}

    def retype(self, typed: Mapping[str, Any]) -> None:
        super().retype(typed)
        if self.number:
            self.rename(self.tr("Claim {0}").format(self.number))
        if typed.get("rows") is not None:
            self.statements.retype(typed["rows"])

    def _new(self) -> StatementRow:
        row = StatementRow(self._around, self._next(), above=self._above)
        if self.statements.made:
            row.offer_above()
        else:
            row.fill({"said_on": self._around.said_on, "source_item": self._around.source})
        return row

    def _above(self, row: StatementRow) -> StatementRow | None:
        at = self.statements.rows.index(row)
        return self.statements.rows[at - 1] if at else None


class StatementRow(Row):
    """What one party says about the claim above; nothing of another party's is taken over unless one asks for it."""

    def __init__(
        self,
        around: Surroundings,
        number: int,
        parent: QWidget | None = None,
        *,
        above: Callable[[StatementRow], StatementRow | None] = lambda _: None,
    ) -> None:
        super().__init__("", _first_fields(around), _further_fields(around), parent, wide=_WIDE)
        self.number = number
        self._around = around
        self._above = above
        self.rename(self.tr("Statement {0}").format(number))
        self.field_edited.connect(self._understand)

    def title(self) -> str:
        """What other parts call it."""
        party = self.grid.values()["party"]
        words = party.get("text", "") if isinstance(party, dict) else getattr(party, "text", "")
        return f"{self.number} {_begin(words)}"

    def retype(self, typed: Mapping[str, Any]) -> None:
        super().retype(typed)
        self.rename(self.tr("Statement {0}").format(self.number))

    def offer_above(self) -> None:
        """Show the button for what the row above has."""
        button = QPushButton(icons.icon("copy"), self.tr("As above"))
        button.setObjectName("row_as_above")
        button.setToolTip(plain_tooltip(self.tr("Source and date of the statement above (F8)")))
        button.clicked.connect(self.take_above)
        line_of_it = QWidget()
        row = QHBoxLayout(line_of_it)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(button)
        row.addStretch(1)
        self.column.addWidget(line_of_it)
        put_before(self._remove, line_of_it)

    def take_above(self) -> None:
        """Source and date of the statement above."""
        above = self._above(self)
        if above is not None:
            values = above.grid.values()
            self.grid.retype({key: values[key] for key in _AS_ABOVE})
            self.look_again()
            self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F8:
            self.take_above()
        else:
            super().keyPressEvent(event)

    def look_again(self) -> None:
        """Say anew when it was said."""
        self._understand(self.grid, "said_on")

    def read(self, gathering: Gathering) -> Statement:
        """The statement as typed."""
        self.show_problems({})
        said = replace(gathering.amended(self, Statement(), _STATEMENT), n=self.number)
        if not said.party:
            gathering.problem(self.grid, "party", self.tr("Say who says it, or remove the statement."))
        if not said.stance:
            sentence = self.tr("Choose what the party says; “not stated” where the source does not say.")
            gathering.problem(self.grid, "stance", sentence)
        return said

    def _understand(self, grid: object, key: str) -> None:
        if key == "said_on":
            self.grid.field(key).show_hint(self._around.understood(self.grid.values()[key]))


def claim_values(claim: Claim) -> dict[str, Any]:
    """What a claim's fields show."""
    return {"text": claim.text, "kind": claim.kind, "or_group": str(claim.or_group or ""), "note": claim.note}


def statement_values(said: Statement, around: Surroundings) -> dict[str, Any]:
    """What a statement's fields show."""
    values: dict[str, Any] = {field.key: getattr(said, field.key) for field in _declared(around)}
    values |= {name: around.actor(values[name]) for name in _NAMES if values[name]}
    values["source_item"] = around.item(said.source_item) if said.source_item else ""
    values |= {key: "" if values[key] is None else str(values[key]) for key in ("supersedes", "hearsay")}
    return values


def _declared(around: Surroundings) -> tuple[FormField, ...]:
    return (*_first_fields(around), *_further_fields(around))


def _claim_fields() -> tuple[FormField, ...]:
    codes = paths.taxonomies()
    return (
        line("text", "What is claimed, in one neutral sentence"),
        code("kind", "About", codes.claim_kinds, empty=False),
    )


def _further_claim_fields() -> tuple[FormField, ...]:
    groups = [(str(n), f"either … or, group {n}") for n in range(1, 10)]
    return (
        options("or_group", "Joined by “or” with", groups, tip="Claims of one group: one of them is meant, not each"),
        text("note", "Note", rows=2),
    )


def _first_fields(around: Surroundings) -> tuple[FormField, ...]:
    codes = paths.taxonomies()
    return (
        actor_field(around, "party", "Party"),
        code("stance", "Stance", codes.stances),
        around.when("said_on", "Said on", tip="For the first party it begins as that of the incident"),
        code("speech_act", "How it was said", codes.speech_acts, tip="The speech act: accuses, protests, threatens"),
        code("scope", "Refers to", codes.claim_scopes, empty=False, tip="“in general” denies no claim by name"),
        item_field(around, "source_item", "Source"),
        text("quote", "Quote, word for word", rows=2),
    )  # fmt: skip


def _further_fields(around: Surroundings) -> tuple[FormField, ...]:
    codes = paths.taxonomies()
    return (
        line("hedge", "Hedging words", tip="Such as “possibly” or “looked like”"),
        code("hedge_by", "Who hedges", codes.hedge_owners),
        actor_field(around, "addressee", "Said to"),
        actor_field(around, "spokesperson", "Spoken by"),
        code("channel", "Channel", codes.channels),
        code("reliability", "Reliability of the source", codes.reliability),
        code("credibility", "Credibility of what it says", codes.credibility),
        options("hearsay", "How direct", _HEARSAY),
        line("page", "Page"),
        line("language", "Language of the quote"),
        pick("supersedes", "Takes the place of statement", around.statements_now),
        text("translation", "Translation", rows=2),
        line("translator", "Translated by"),
        text("note", "Note", rows=2),
    )


def _begin(words: object) -> str:
    short = " ".join(str(words or "").split())
    return short if len(short) <= LONGEST_CHOICE else short[: LONGEST_CHOICE - 1] + "…"
