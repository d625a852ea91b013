"""Takes out of an incident what a profile withholds, before any document is made of it, and tells what went and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from vedette.domain.actor import Actor
from vedette.domain.claim import Statement
from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.domain.report.masking import Mask, learn_names, notes_taken_out, points_of, rounded
from vedette.domain.report.profile import Profile
from vedette.domain.report.request import narrowest, sharing_level
from vedette.domain.source import Source, SourceItem
from vedette.domain.taxonomy import Taxonomies

PERSONS = frozenset({"person", "person_in_power"})
PERSON, SOURCE, FILE, CAPTURE, POINT, NOTE, WORD, WHOLE, LINKED = (
    "name of a person",
    "name of a source",
    "attachment",
    "capture detail of a file",
    "point of a place",
    "note",
    "word",
    "incident",
    "title of a linked incident",
)


_UNASKED = "printed only with a profile that asks for it"


@dataclass(frozen=True, slots=True)
class Omission:
    """So many of something were left out or masked, and why."""

    what: str
    count: int
    how: str
    reason: str

    @property
    def words(self) -> str:
        """As in “2 names of sources masked: protected sources”."""
        noun = self.what if self.count == 1 else _plural(self.what)
        return f"{self.count} {noun} {self.how}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Redacted:
    """The incident as it may be seen; None where it may not be seen at all."""

    dossier: Dossier | None
    omissions: tuple[Omission, ...] = ()


def redacted(dossier: Dossier, profile: Profile, codes: Taxonomies, sharing: str = "") -> Redacted:
    """`sharing` is the level of the whole document, if it has one."""
    work = _Work(dossier, profile, codes, sharing)
    if profile.highest and _narrower(codes, dossier.incident.sensitivity, profile.highest):
        return Redacted(None, (work.told(WHOLE, 1, "left out", _above(codes, profile)),))
    return work.done()


@dataclass(slots=True)
class _Work:
    """One incident under one profile."""

    dossier: Dossier
    profile: Profile
    codes: Taxonomies
    sharing: str
    omissions: list[Omission] = field(default_factory=list)

    def done(self) -> Redacted:
        mask = Mask()
        mask.learn(self.profile.words, "word withheld")
        actors, items, sources = self._persons(mask), self._items(mask), self._sources(mask)
        self._counted(points_of(self.dossier.incident, mask, self.profile.decimals), POINT, self._points())
        incident = self._attachments(rounded(self.dossier.incident, self.profile.decimals))
        if self.profile.persons == "masked":
            self._counted(learn_names(incident, mask), PERSON, "masked")
        if not self.profile.notes:
            incident, notes = notes_taken_out(incident)
            items = {uid: replace(item, note="") for uid, item in items.items()}
            self._counted(notes, NOTE, "left out")
        made = replace(self.dossier, incident=incident, actors=actors, items=items, sources=sources)
        made = mask.applied(self._linked(made))
        self._counted(mask.words_hidden, WORD, "masked")
        left_out = self.profile.sources == "left_out"
        return Redacted(_without_sources(made) if left_out else made, summed(self.omissions))

    def told(self, what: str, count: int, how: str, reason: str = "") -> Omission:
        why = reason or self.profile.reason or f"profile “{self.profile.name}”"
        return Omission(what, count, how, why)

    def _counted(self, count: int, what: str, how: str, reason: str = "") -> None:
        if count:
            self.omissions.append(self.told(what, count, how, reason))

    def _points(self) -> str:
        return "left out" if self.profile.decimals == -1 else "rounded, their circles widened"

    def _persons(self, mask: Mask) -> Mapping[str, Actor]:
        """Persons as “person A”, so that one still sees who of them said what."""
        hidden = [one for one in self.dossier.actors.values() if self._hides(one)]
        named = {one.uid: replace(one, name=f"[person {_letters(n)}, name withheld]", aliases=(), note="", parent="")
                 for n, one in enumerate(hidden)}  # fmt: skip
        bodies = (one for one in self.dossier.actors.values() if one.uid not in named)
        mask.spare(name for one in bodies for name in (one.name, *(alias.name for alias in one.aliases)))
        for one in hidden:
            mask.learn_person((one.name, *(alias.name for alias in one.aliases)), named[one.uid].name)
        marked = [one for one in hidden if not self._is_masked_person(one)]
        self._counted(len(hidden) - len(marked), PERSON, "masked")
        self._counted(len(marked), PERSON, "masked", self._marked_reason())
        return {**self.dossier.actors, **named}

    def _hides(self, actor: Actor) -> bool:
        return self._is_masked_person(actor) or (
            self.profile.persons != "named" and self._is_narrower_than_sheet(actor.tlp)
        )

    def _is_masked_person(self, actor: Actor) -> bool:
        return self.profile.persons == "masked" and actor.kind in PERSONS and not actor.unidentified

    def _items(self, mask: Mask) -> Mapping[str, SourceItem]:
        hidden = {uid: item for uid, item in self.dossier.items.items() if self._hides_item(item)}
        cited = set(self.dossier.incident.cited_items())
        how = "left out" if self.profile.sources == "left_out" else "masked"
        for uid, item in hidden.items():
            protected = item.protected or self._is_protected(item.source)
            mask.learn((item.title, item.author, item.url, item.archive_url, item.attributed), "source withheld")
            if uid in cited:
                self._counted(1, SOURCE, how, "protected source" if protected else "")
        named = self.profile.sources == "named"
        kept = self.dossier.items
        if named:
            kept = {uid: replace(item, protected=False) for uid, item in kept.items()}
        return {**kept, **{uid: _bare(item, self.dossier.given_item_grade(uid)) for uid, item in hidden.items()}}

    def _sources(self, mask: Mask) -> Mapping[str, Source]:
        hidden = {uid for uid in self.dossier.sources if self._hides_source(uid)}
        for uid in hidden:
            source = self.dossier.sources[uid]
            mask.learn((source.name, *source.aliases, source.contact), "source withheld")
        kept = {uid: one for uid, one in self.dossier.sources.items() if uid not in hidden}
        named = self.profile.sources == "named"
        return {uid: replace(one, protected=False) for uid, one in kept.items()} if named else kept

    def _hides_item(self, item: SourceItem) -> bool:
        if self.profile.sources == "named":
            return False
        return self.profile.sources != "protected" or item.protected or self._is_protected(item.source)

    def _hides_source(self, uid: str) -> bool:
        if self.profile.sources == "named":
            return False
        behind = any(item.protected and item.source == uid for item in self.dossier.items.values())
        return self.profile.sources != "protected" or behind or self._is_protected(uid)

    def _is_protected(self, uid: str) -> bool:
        source = self.dossier.sources.get(uid)
        return source is not None and source.protected

    def _attachments(self, incident: Incident) -> Incident:
        manner = self.profile.attachments
        kept = [one for one in incident.attachments if not self._hides_file(one.tlp)]
        self._counted(len(incident.attachments) - len(kept), FILE, "left out", self._marked_reason())
        if manner == "left_out":
            self._counted(len(kept), FILE, "left out")
            kept = []
        elif manner == "masked":
            self._counted(len(kept), FILE, "masked, their hashes kept")
            kept = [replace(one, name="[file name withheld]", url="", archived_url="", captured="", captured_gps="",
                            note="", collected_by="", method="", custody=()) for one in kept]  # fmt: skip
        elif not self.profile.metadata:
            telling = sum(bool(one.captured.strip() or one.captured_gps.strip()) for one in kept)
            self._counted(telling, CAPTURE, "left out", self.profile.reason or _UNASKED)
            kept = [replace(one, captured="", captured_gps="") for one in kept]
        elif self.profile.decimals is not None:
            kept = [replace(one, captured_gps="") for one in kept]
        return replace(incident, attachments=tuple(kept)) if incident.attachments else incident

    def _hides_file(self, tlp: str) -> bool:
        if self.profile.highest and _narrower(self.codes, tlp, self.profile.highest):
            return True
        return self.profile.attachments != "listed" and self._is_narrower_than_sheet(tlp)

    def _is_narrower_than_sheet(self, tlp: str) -> bool:
        sheet = narrowest(self.codes.tlp, [self.sharing, self.dossier.incident.sensitivity])
        return bool(tlp) and _narrower(self.codes, tlp, sheet)

    def _marked_reason(self) -> str:
        return "marked for fewer eyes than the rest"

    def _linked(self, made: Dossier) -> Dossier:
        """Whether a linked incident may be seen is not known here, so its title stays away where a level is set."""
        if not self.profile.highest:
            return made
        linked = {uid: replace(one, title="") for uid, one in made.linked.items()}
        self._counted(sum(bool(one.title) for one in made.linked.values()), LINKED, "left out")
        answers = tuple((replace(one, title=""), kind, claim) for one, kind, claim in made.answers)
        return replace(made, linked=linked, answers=answers)


def summed(omissions: Iterable[Omission]) -> tuple[Omission, ...]:
    """Those of the same kind and reason as one."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for one in omissions:
        counts[one.what, one.how, one.reason] += one.count
    return tuple(Omission(what, count, how, reason) for (what, how, reason), count in counts.items())


def _without_sources(dossier: Dossier) -> Dossier:
    """Each statement keeps its grade, and nothing else tells of its source."""
    incident = dossier.incident
    claims = tuple(
        replace(claim, statements=tuple(_graded(dossier, one) for one in claim.statements)) for claim in incident.claims
    )
    bare = replace(
        incident,
        claims=claims,
        sources=(),
        quantities=tuple(replace(one, source_item=None) for one in incident.quantities),
        places=tuple(replace(one, source_item="") for one in incident.places),
        links=tuple(replace(one, source_item="") for one in incident.links),
    )
    return replace(dossier, incident=bare, items={}, sources={})


def _graded(dossier: Dossier, one: Statement) -> Statement:
    grade = dossier.given_grade(one)
    return replace(one, reliability=grade[:1], credibility=grade[1:], source_item="", page="")


def _bare(item: SourceItem, grade: str) -> SourceItem:
    """What may be known of a source that must not be named: its kind, its grade, and whose word it repeats."""
    return SourceItem(
        item.uid, material=item.material, language=item.language, connection=item.connection,
        reliability=grade[:1], credibility=item.credibility, origin_group=item.origin_group,
        quoted_from=item.quoted_from, protected=True,
    )  # fmt: skip


def _narrower(codes: Taxonomies, key: str, than: str) -> bool:
    return sharing_level(codes.tlp, key) > sharing_level(codes.tlp, than)


def _above(codes: Taxonomies, profile: Profile) -> str:
    return f"marked above {codes.tlp.label(profile.highest) or profile.highest}"


def _letters(n: int) -> str:
    return f"{chr(65 + n)}" if n < 26 else f"{_letters(n // 26 - 1)}{chr(65 + n % 26)}"


def _plural(noun: str) -> str:
    first, _, rest = noun.partition(" of a ")
    if first == "title":
        return "titles of linked incidents"
    return f"{first}s of {rest}s" if rest else f"{noun}s"
