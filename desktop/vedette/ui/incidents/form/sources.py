"""What the incident rests on: each publication with its outlet, date, grade and true origin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from vedette import paths
from vedette.domain.folding import name_key
from vedette.domain.incident import Incident
from vedette.domain.source import Citation, SourceItem
from vedette.domain.suggestion import Suggestion
from vedette.ui.incidents.form.choosing import code
from vedette.ui.incidents.form.completing import reference
from vedette.ui.incidents.form.fields import Surroundings
from vedette.ui.incidents.form.gathering import NAMED, WHEN, Gathering
from vedette.ui.incidents.form.part import RowsPart
from vedette.ui.incidents.form.rows import Row
from vedette.ui.widgets.form_layout import FormField, line, text, tick
from vedette.usecases.naming import NAME, named

_ITEM = {"published_on": WHEN, "source": NAMED, "quoted_from": NAMED}
_CITATION = ("cited_page", "supports")
_WIDE = ("title", "url", "attributed", "note")


class SourcesPart(RowsPart):
    """The first row is the source named above; a row may be an outlet alone."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, self.tr("Add a so&urce"), parent)

    def new_row(self) -> Row:
        row = Row(self.tr("Source"), _first_fields(self.around), _further_fields(self.around), wide=_WIDE)
        row.field_edited.connect(self._understand)
        if self._given == 0 and not self.list.rows:
            row.fill({"source": self.around.source})
        return row

    def fill(self) -> None:
        cited = self.around.dossier.incident.sources
        self.show_rows([(citation, self._values(citation)) for citation in cited])

    def further(self, row: Row) -> Iterator[object]:
        row.rename(self.tr("Source {0}").format((row.at or 0) + 1))
        yield row

    def read(self, incident: Incident, gathering: Gathering) -> Incident:
        rows = self.filled_rows()
        citations = [self._citation(row, gathering) for row in rows]
        known = {gathering.item(one.item) for one in citations}
        given = self.around.dossier.incident.sources[:1]
        above = [one for one in incident.sources[:1] if one not in given and gathering.item(one.item) not in known]
        if above and rows and rows[0].at == 0 and not rows[0].typed()["values"]:
            citations = citations[1:]
        return replace(incident, sources=(*above, *(one for one in citations if one.item)))

    def _citation(self, row: Row, gathering: Gathering) -> Citation:
        citation: Citation = row.origin or Citation("")
        changes = row.changes()
        if row.origin is None and row is self.list.rows[0] and "source" not in row.typed()["values"]:
            changes["source"] = self.around.source
        old = self.around.dossier.items.get(citation.item)
        own = {key: value for key, value in changes.items() if key not in _CITATION}
        uses = {
            "page": changes.get("cited_page", citation.page),
            "supports": changes.get("supports", citation.supports),
        }
        return replace(citation, item=self._item(row, own, old, gathering), **uses)

    def _item(self, row: Row, typed: dict[str, Any], old: SourceItem | None, gathering: Gathering) -> str:
        """The uid of the item, which is noted to be recorded where anything of it was typed; an outlet by its name."""
        if old is not None and not typed:
            return old.uid
        outlet = reference(typed["source"]) if "source" in typed else (old.source if old is not None else "")
        described = {k: v for k, v in typed.items() if k != "source" and _says(v)}
        if old is None and not described:
            return outlet
        base = old or SourceItem(self.around.new_uid())
        values = {key: self._value(row, key, value, gathering) for key, value in typed.items()}
        item = replace(base, **values)
        gathering.items.append(item)
        if outlet.startswith(NAME):
            gathering.call(outlet.removeprefix(NAME), item.uid)
        return item.uid

    def _value(self, row: Row, key: str, typed: Any, gathering: Gathering) -> Any:
        if _ITEM.get(key) == WHEN:
            return gathering.when(row.grid_of(key), key, typed)
        if key == "credits":
            kept = self.around.dossier.sources.values()
            known = {name_key(source.name): source.uid for source in kept}
            names = [name.strip() for name in str(typed).split(";") if name.strip()]
            return tuple(known.get(name_key(name)) or named(name) for name in names)
        if _ITEM.get(key) == NAMED:
            return reference(typed)
        return typed or "6" if key == "credibility" else typed

    def _values(self, citation: Citation) -> dict[str, Any]:
        item = self.around.dossier.items.get(citation.item, SourceItem(citation.item))
        outlet = self.around.dossier.sources.get(item.source)
        sources = self.around.dossier.sources
        keys = [field.key for field in (*_first_fields(self.around), *_further_fields(self.around))]
        values = {key: getattr(item, key) for key in keys if key not in _CITATION}
        values["source"] = Suggestion(outlet.name, outlet.uid) if outlet is not None else ""
        values["credits"] = "; ".join(sources[uid].name for uid in item.credits if uid in sources)
        values["quoted_from"] = self.around.item(item.quoted_from) if item.quoted_from else ""
        return values | {"cited_page": citation.page, "supports": citation.supports}

    def _understand(self, grid: Any, key: str) -> None:
        if key == "published_on":
            grid.field(key).show_hint(self.around.understood(grid.values()[key]))


def item_field(around: Surroundings, key: str, label: str, *, tip: str = "") -> FormField:
    """A field for a source: a publication cited before, or an outlet by its name."""
    return around.name(key, label, lambda beginning: offered_sources(around, beginning), tip=tip)


def offered_sources(around: Surroundings, beginning: str) -> list[Suggestion]:
    """Publications first; an outlet is taken by its name, for it is no publication."""
    outlets = [Suggestion(one.text, "", one.note) for one in around.vocabulary.sources(beginning)]
    return [*around.vocabulary.items(beginning), *outlets]


def _says(typed: Any) -> bool:
    if isinstance(typed, dict):
        return any(typed.values())
    return typed not in ("", None, (), False, "6")


def _first_fields(around: Surroundings) -> tuple[FormField, ...]:
    codes = paths.taxonomies()
    return (
        around.name("source", "Outlet or speaker", around.vocabulary.sources),
        around.when("published_on", "Published on"),
        line("title", "Title"),
        line("credits", "Credits as a whole", tip="Wires it names, with “;” between", example="AFP; Reuters"),
        code("reliability", "Reliability of the source", codes.reliability),
        code("credibility", "Credibility of what it says", codes.credibility),
        line("url", "Address (URL)"),
    )  # fmt: skip


def _further_fields(around: Surroundings) -> tuple[FormField, ...]:
    codes = paths.taxonomies()
    return (
        line("origin_group", "Origin", tip="Items of one origin (same wire, same witness) count as one source"),
        item_field(around, "quoted_from", "Quoted from"),
        line("author", "Author"),
        code("material", "Material", codes.material_types),
        code("connection", "Connection to what happened", codes.source_connections),
        line("language", "Language"),
        line("accessed_on", "Accessed on", example="2021-11-04"),
        line("archive_url", "Archived at"),
        line("cited_page", "Page cited here"),
        line("supports", "Vouches for"),
        tick("protected", "Protected", "Not named in print"),
        text("attributed", "Our attribution", rows=2, tip="What of outlet and date is ours and does not stand in it"),
        text("note", "Note", rows=2),
    )
