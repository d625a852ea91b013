"""The page of one incident, whole: what it says comes from the report, how it looks from here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from vedette.domain.attachment import Attachment
from vedette.domain.dossier import Dossier, Linked
from vedette.domain.quantity import Quantity, shown
from vedette.domain.report.blocks import Facts
from vedette.domain.report.claims import statements_section
from vedette.domain.report.facts import actors_section, fields_section, head_section
from vedette.domain.report.ours import assessment_section
from vedette.domain.report.sources import sources_section
from vedette.domain.report.visible import isolated
from vedette.domain.report.voice import Voice
from vedette.domain.taxonomy import CodeList, Taxonomies
from vedette.domain.when_figures import shown as in_figures
from vedette.ui import colours
from vedette.ui.incidents.reading import markup
from vedette.ui.incidents.reading.attachments import attachments_html
from vedette.ui.incidents.reading.markup import escaped, heading, icon, link, paragraph, quiet, strong, table
from vedette.ui.incidents.reading.matrix import matrix_html
from vedette.usecases.changed_values import MOST_LINES, lines

if TYPE_CHECKING:
    from vedette.usecases.history import Revision

Kind = Literal["incident", "history", "restore", "open", "save"]
_AT_TOP = frozenset({"Status", "Event"})


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: to an incident, to the history, back to a version, or to a file by its number."""

    kind: Kind
    key: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The markup, and what its links mean by number."""

    html: str
    targets: tuple[Target, ...]


class PageWriter:
    """Writes one page. `revisions` is None while the history is folded."""

    def __init__(
        self, dossier: Dossier, codes: Taxonomies, *, fields: dict[str, str], abreast: int, dates: str = "words"
    ) -> None:
        self._voice = Voice(_unveiled(dossier), codes, fields)
        self._dossier = dossier
        self._codes = codes
        self._abreast = abreast
        self._dates = dates
        self._targets: list[Target] = []

    def page(self, revisions: Sequence[Revision] | None) -> Page:
        """All of it, in the order in which one reads."""
        incident, voice = self._dossier.incident, self._voice
        parts = (
            self._head(),
            _prose("What happened", "\n\n".join(part for part in (incident.summary, incident.narrative) if part)),
            self._claims(),
            self._numbers(),
            markup.section(actors_section(voice)),
            _prose("Measures", incident.measures),
            _prose("Outcome", incident.outcome),
            self._assessment(),
            self._links(),
            self._sources(),
            attachments_html(voice, self._file),
            _prose("Note", incident.note),
            markup.section(fields_section(voice)),
            self._history(revisions),
        )
        return Page("".join(parts), tuple(self._targets))

    def _head(self) -> str:
        incident, voice = self._dossier.incident, self._voice
        name, tint = colours.status_mark(incident.status)
        status = voice.label(self._codes.incident_statuses, incident.status)
        trashed = f" &nbsp; {icon('trash-2', 'red')} {strong('in the trash')}" if incident.trashed_at else ""
        facts = next((one for one in head_section(voice).blocks if isinstance(one, Facts)), Facts(()))
        shown_ = ((label, value) for label, value in facts.lines if label not in _AT_TOP)
        lines_ = ((label, markup.cell(value)) for label, value in shown_)
        made = paragraph(quiet("The title was made from type, place and date.")) if incident.title_made else ""
        note = next((value for label, value in facts.lines if label == "Status"), ())
        why = "".join(run.text for para in note for run in para.runs[1:]).removeprefix(" – ")
        return (
            paragraph(escaped(incident.title or "Untitled incident"), "title", plain=isolated(incident.title))
            + made
            + paragraph(f"{quiet(incident.reference)} &nbsp; {icon(name, tint)}&nbsp;{strong(status)}{trashed}")
            + paragraph(quiet(why), "meta")
            + markup.facts([("When", self._when()), *lines_])
        )

    def _when(self) -> str:
        when = self._dossier.incident.when
        words = f"as said: “{when.text}”" if when.text.strip() else ""
        zone = when.tz if len(when.earliest or when.latest or "") > 10 else ""
        meant = when.describe() if self._dates != "words" else ""
        details = "; ".join(part for part in (meant, words, zone) if part)
        return paragraph(strong(in_figures(when, self._dates))) + (
            paragraph(quiet(details), plain=when.text) if details else ""
        )

    def _claims(self) -> str:
        found = matrix_html(self._voice, self._abreast)
        if not found:
            return heading("Who says what") + paragraph(quiet("No claim is recorded yet."))
        return heading("Who says what") + found + markup.section(statements_section(self._voice))

    def _numbers(self) -> str:
        quantities = self._dossier.incident.quantities
        if not quantities:
            return ""
        head = [paragraph(quiet("As said and as read"))]
        head += [paragraph(quiet(words), "short") for words in ("Low", "Best", "High")]
        rows = [[self._amount(q), *(_figure(figure) for figure in (q.low, q.best, q.high))] for q in quantities]
        return heading("Numbers") + table([head, *rows], (58, 14, 14, 14), head=True)

    def _amount(self, quantity: Quantity) -> str:
        subjects = self._codes.quantity_subjects
        noun = None if quantity.subject == "other" else subjects.label(quantity.subject)
        words = (
            paragraph(f'<span class="said">“{escaped(quantity.verbatim)}”</span>') if quantity.verbatim.strip() else ""
        )
        origin = [
            f"claim {quantity.claim}" if quantity.claim is not None else "",
            f"statement {quantity.statement}" if quantity.statement is not None else "",
            self._voice.source(quantity.source_item or ""),
            "" if quantity.chosen else "not counted in totals",
            f"as of {self._voice.when(quantity.as_of)}" if quantity.as_of is not None else "",
        ]
        details = ", ".join(part for part in origin if part)
        note = paragraph(quiet(quantity.note), plain=isolated(quantity.note)) if quantity.note.strip() else ""
        return words + paragraph(escaped(quantity.describe(noun))) + paragraph(quiet(details)) + note

    def _assessment(self) -> str:
        """Ours is set apart by its ground, its edge and its heading, so that nobody takes it for a party's word."""
        if not self._dossier.incident.assessments:
            return ""
        facts = [one for one in assessment_section(self._voice).blocks if isinstance(one, Facts)]
        rows = [[paragraph(quiet(label)) + markup.cell(value)] for one in facts for label, value in one.lines]
        return heading("Our assessment (ours, not a party's)") + table(rows, (100,), css="ours")

    def _links(self) -> str:
        here = [
            self._link_row(one.type, self._dossier.linked.get(one.to, Linked(one.to)), one.to_claim, "its", one.note)
            for one in self._dossier.incident.links
        ]
        types, said = self._codes.link_types, {(one.type, one.to) for one in self._dossier.incident.links}
        there = [
            self._link_row(_inverse(types, kind), other, claim, "this incident's", "")
            for other, kind, claim in self._dossier.answers
            if (_inverse(types, kind), other.uid) not in said
        ]
        rows = [*here, *there]
        return heading("Links") + table(rows, (30, 70)) if rows else ""

    def _link_row(self, kind: str, other: Linked, claim: int | None, whose: str, note: str) -> list[str]:
        name = f"{other.reference} {other.title}".strip()
        named = self._link(Target("incident", other.uid), escaped(name)) if other.reference else ""
        about = quiet(f" ({whose} claim {claim})") if claim is not None else ""
        said = paragraph(quiet(note), plain=isolated(note)) if note.strip() else ""
        label = paragraph(escaped(self._voice.label(self._codes.link_types, kind)))
        return [label, paragraph((named or quiet("an incident that is not in this logbook")) + about) + said]

    def _sources(self) -> str:
        found = markup.section(sources_section(self._voice), narrow=self._abreast == 1)
        protected = any(self._hidden(uid) for uid in self._dossier.items)
        said = "Some are protected: they are named here, but not in print." if protected else ""
        return found + (paragraph(quiet(said)) if found else "")

    def _hidden(self, uid: str) -> bool:
        return Voice(self._dossier, self._codes).is_protected(uid)

    def _history(self, revisions: Sequence[Revision] | None) -> str:
        incident = self._dossier.incident
        made = f"Logged {_stamp(incident.created_at)} by {incident.created_by or 'somebody who gave no name'}"
        changed = incident.updated_at not in ("", incident.created_at)
        last = f"; last changed {_stamp(incident.updated_at)} by {incident.updated_by or 'somebody who gave no name'}"
        top = heading("History") + paragraph(quiet(f"{made}{last if changed else ''}."))
        if revisions is None:
            return top + paragraph(self._link(Target("history"), "Show what changed"))
        return top + "".join(self._revision(one, newest=number == 0) for number, one in enumerate(revisions))

    def _revision(self, revision: Revision, *, newest: bool) -> str:
        found = lines(revision, self._dossier.names())
        who = revision.by or "somebody who gave no name"
        head = f"{strong(_stamp(revision.at))} {escaped(who)}: {escaped(revision.label)}"
        if not newest and revision.document is not None:
            head += " &nbsp; " + self._link(Target("restore", str(revision.id)), "Restore this version")
        if not any(line.before for line in found):
            return paragraph(head, "heading")
        rows = [
            [paragraph(quiet(line.field)), paragraph(f"{_was(line.before)} → {_is(line.after)}")]
            for line in found[:MOST_LINES]
        ]
        rest = paragraph(quiet(f"and {len(found) - MOST_LINES} more")) if len(found) > MOST_LINES else ""
        return paragraph(head, "heading") + table(rows, (34, 66)) + rest

    def _file(self, way: str, file: Attachment) -> str:
        opens = way == "open"
        return self._link(Target("open" if opens else "save", str(file.n)), "Open" if opens else "Save as…")

    def _link(self, target: Target, inner: str) -> str:
        self._targets.append(target)
        return link(len(self._targets) - 1, inner)


def _unveiled(dossier: Dossier) -> Dossier:
    """On the screen of those who keep the logbook, protected sources have their names."""
    items = {uid: replace(item, protected=False) for uid, item in dossier.items.items()}
    return replace(dossier, items=items, sources={u: replace(s, protected=False) for u, s in dossier.sources.items()})


def _prose(title: str, text: str) -> str:
    return heading(title) + paragraph(escaped(text), "prose", plain=isolated(text)) if text.strip() else ""


def _figure(figure: float | None) -> str:
    return paragraph(quiet("–") if figure is None else escaped(shown(figure)), "short")


def _inverse(types: CodeList, kind: str) -> str:
    entry = types.get(kind)
    return entry.text("inverse") or kind if entry is not None else kind


def _stamp(at: str) -> str:
    """A UTC stamp, shorter."""
    return f"{at[:10]} {at[11:16]} UTC" if len(at) >= 16 else at


def _was(text: str) -> str:
    return f"<s>{escaped(text)}</s>" if text else quiet("nothing")


def _is(text: str) -> str:
    return escaped(text) if text else quiet("nothing")
