"""Acts of every kind in any order: the checks find no fault, undo and redo bring back what there was.

`LIVES=1000 python -m pytest -m long tests/journeys/test_any_order_of_acts.py` tries so many, checked at each step.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.journeys.living import Life, some
from tests.storage.encrypting import OPENS
from tests.usecases.importing_files import row, table
from vedette.domain.errors import UserError
from vedette.storage import reindexing, shared
from vedette.usecases.actors import Actors
from vedette.usecases.attachments import Attachments
from vedette.usecases.backups import Backups, restore
from vedette.usecases.bulk_editing import BulkEditing, Edits
from vedette.usecases.customs import LogbookSettings
from vedette.usecases.desk import Desk, wall_clock
from vedette.usecases.drafting import Draft
from vedette.usecases.duplicates import Duplicates
from vedette.usecases.importing import Importing
from vedette.usecases.incident_versions import Versions
from vedette.usecases.incidents import Incidents
from vedette.usecases.purging import Purging
from vedette.usecases.saved_searches import SavedSearches
from vedette.usecases.sources import Sources
from vedette.usecases.tagging import Tagging
from vedette.usecases.tidying import Tidying

LIVES = int(os.environ.get("LIVES", "100"))
NUMBER = st.integers(0, 30)
PICKS = st.lists(NUMBER, min_size=1, max_size=4)
NAME = st.sampled_from(("border", "border/night", "drones", "Drones", "straż", "x/y/z", "a", "b"))
WHO = st.sampled_from(("Poland", "Belarus", "AFP", "TASS", "Border Guard"))
WORD = st.sampled_from(("flares", "shots", "=1+1", "łódź", "witness saw it", ""))
USES: dict[str, Any] = {"tag": Tagging, "actor": Actors, "source": Sources}
ELSEWHERE = st.sampled_from((False, False, False, True))


class Recording(RuleBasedStateMachine):
    """Acts on incidents."""

    life: Life
    steps_at_the_end = 3

    @initialize(encrypted=st.sampled_from((False, False, True)))
    def begin(self, encrypted: bool) -> None:
        self.life = Life(encrypted=encrypted)
        self.log("flares", "border/night", "Poland", False)
        self.log("shots", "drones", "TASS", True)
        self.take_in(1, 2, "witness")

    def teardown(self) -> None:
        """Some steps back, as many on again, and all is whole."""
        if hasattr(self, "life"):
            for step in (self.life.step_back, self.life.step_on):
                for _ in range(self.steps_at_the_end):
                    step()
            assert self.life.wrong() == {}
            self.life.throw_away()

    def incidents(self, picks: Sequence[int]) -> list[str]:
        return some(self.life.uids("incident"), picks)

    def one(self, kind: str, picks: Sequence[int]) -> str:
        return next(iter(some(self.life.uids(kind), picks)), "")

    @rule(word=WORD, tag=NAME, who=WHO, elsewhere=ELSEWHERE)
    def log(self, word: str, tag: str, who: str, elsewhere: bool) -> None:
        draft = Draft(
            title=f"Seen {word}", when="3 Nov 2021", place="Usnarz", tags=[tag], text=word, source=who, party=who,
            stance="asserts",
        )  # fmt: skip
        self.life.act(lambda desk: Incidents(desk).record(draft), elsewhere=elsewhere)

    @rule(picks=PICKS, word=WORD, tag=NAME, elsewhere=ELSEWHERE)
    def amend(self, picks: list[int], word: str, tag: str, elsewhere: bool) -> None:
        if uid := self.one("incident", picks):
            draft = Draft(text=f"amended {word}", tags=[tag])
            self.life.act(lambda desk: Incidents(desk).amend(uid, draft), elsewhere=elsewhere)

    @rule(picks=PICKS, back=st.booleans())
    def trash(self, picks: list[int], back: bool) -> None:
        uids = self.incidents(picks)
        self.life.act(lambda desk: (Incidents(desk).restore if back else Incidents(desk).trash)(uids))

    @rule(picks=PICKS)
    def attach(self, picks: list[int]) -> None:
        file = self.life.folder / "note.txt"
        file.write_text(f"bytes {picks[0] % 3}")
        if uid := self.one("incident", picks):
            self.life.act(lambda desk: Attachments(desk).attach(uid, [file]))

    @rule(picks=PICKS)
    def detach(self, picks: list[int]) -> None:
        if uid := self.one("incident", picks):
            self.life.act(lambda desk: Attachments(desk).detach(uid, 1))

    @rule(first=NUMBER, count=st.integers(1, 6), notes=WORD)
    def take_in(self, first: int, count: int, notes: str) -> None:
        rows = [row(number, Notes=notes) for number in range(first, first + count)]
        file = table(self.life.folder / "rows.csv", rows)
        self.life.act(lambda desk: Importing(desk).run(file))

    @rule(picks=PICKS)
    def merge_incidents(self, picks: list[int]) -> None:
        if len(uids := self.incidents(picks)) > 1:
            self.life.act(lambda desk: Duplicates(desk).merge(*uids[:2]))

    @rule(picks=PICKS)
    def bring_back(self, picks: list[int]) -> None:
        if uid := self.one("incident", picks):
            revisions = Versions(self.life.desk).of(uid)
            chosen = revisions[-1 - picks[0] % len(revisions)]
            self.life.act(lambda desk: Versions(desk).bring_back(chosen))

    @rule(picks=PICKS, elsewhere=ELSEWHERE)
    def set_of_many(self, picks: list[int], elsewhere: bool) -> None:
        uids, edits = self.incidents(picks), Edits(source=("name:AFP", "name:TASS")[picks[0] % 2])
        self.life.act(lambda desk: BulkEditing(desk).apply(uids, edits), elsewhere=elsewhere)

    @rule(picks=PICKS, tag=NAME)
    def fail_half_way(self, picks: list[int], tag: str) -> None:
        def broken(desk: Desk) -> None:
            with desk.acting("half") as unit:
                for uid in self.incidents(picks):
                    unit.put(replace(unit.get("incident", uid), note=tag))
                raise UserError("Stopped.")

        self.life.act(broken)


class Naming(Recording):
    """Acts on what incidents share."""

    def two(self, kind: str, picks: list[int]) -> list[str]:
        uids = some(self.life.uids(kind), picks)
        return uids[:2] if len(uids) > 1 else []

    def thing(self, kind: str, uid: str) -> Any:
        with self.life.desk.store.reading() as connection:
            return shared.load(connection, kind, [uid])[0]

    @rule(picks=PICKS, add=NAME, remove=NAME, elsewhere=ELSEWHERE)
    def tag(self, picks: list[int], add: str, remove: str, elsewhere: bool) -> None:
        uids = self.incidents(picks)
        self.life.act(
            lambda desk: Tagging(desk).apply(uids, [add], [remove] if remove != add else []), elsewhere=elsewhere
        )

    @rule(picks=PICKS, name=NAME)
    def rename_tag(self, picks: list[int], name: str) -> None:
        if uid := self.one("tag", picks):
            fresh = replace(self.thing("tag", uid), name=name.replace("/", " "))
            self.life.act(lambda desk: Tagging(desk).change(fresh))

    @rule(picks=PICKS)
    def move_tag(self, picks: list[int]) -> None:
        if uids := self.two("tag", picks):
            fresh = replace(self.thing("tag", uids[0]), parent=uids[1])
            self.life.act(lambda desk: Tagging(desk).change(fresh))

    @rule(picks=PICKS, key=st.integers(0, 9))
    def pin_tag(self, picks: list[int], key: int) -> None:
        if uid := self.one("tag", picks):
            self.life.act(lambda desk: Tagging(desk).pin(uid, key))

    @rule(picks=PICKS)
    def delete_tags(self, picks: list[int]) -> None:
        uids = some(self.life.uids("tag"), picks)
        self.life.act(lambda desk: Tagging(desk).delete(uids)) if uids else None

    @rule(kind=st.sampled_from(("tag", "actor", "source")), picks=PICKS)
    def merge(self, kind: str, picks: list[int]) -> None:
        uses = USES[kind]
        if uids := self.two(kind, picks):
            self.life.act(lambda desk: uses(desk).merge(*uids))

    @rule(kind=st.sampled_from(("actor", "source")), picks=PICKS, name=WHO)
    def rename(self, kind: str, picks: list[int], name: str) -> None:
        uses = USES[kind]
        if uid := self.one(kind, picks):
            old = self.thing(kind, uid)
            self.life.act(lambda desk: uses(desk).change(old, replace(old, name=name)))

    @rule(kind=st.sampled_from(("actor", "source")), picks=PICKS)
    def delete(self, kind: str, picks: list[int]) -> None:
        uses = USES[kind]
        uids = some(self.life.uids(kind), picks)
        self.life.act(lambda desk: uses(desk).delete(uids)) if uids else None

    @rule(picks=PICKS)
    def put_below(self, picks: list[int]) -> None:
        if uids := self.two("actor", picks):
            old = self.thing("actor", uids[0])
            self.life.act(lambda desk: Actors(desk).change(old, replace(old, parent=uids[1])))

    @rule(name=NAME, query=st.sampled_from(("tag:border", "flares", "who:Poland")))
    def save_search(self, name: str, query: str) -> None:
        self.life.act(lambda desk: SavedSearches(desk).save(name, query))

    @rule(prefix=st.sampled_from(("INC", "PLBY", "")), night=st.integers(0, 30))
    def set_customs(self, prefix: str, night: int) -> None:
        self.life.act(lambda desk: LogbookSettings(desk).change({"prefix": prefix, "night_from": str(night)}))


class Living(Naming):
    """What concerns the whole logbook."""

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.life.step_back()

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.life.step_on()

    @rule(ways=st.lists(st.booleans(), min_size=2, max_size=6))
    def to_and_fro(self, ways: list[bool]) -> None:
        for back in ways:
            (self.life.step_back if back else self.life.step_on)()

    @rule()
    def empty_trash(self) -> None:
        self.life.forget_the_past()
        purging = Purging(self.life.desk)
        if uids := purging.trashed():
            self.life.act(lambda _: purging.purge(uids, "asked"))
            self.life.forget_the_past()

    @rule(picks=PICKS, words=st.sampled_from(("flares", "witness", "amended")))
    def take_out(self, picks: list[int], words: str) -> None:
        if uid := self.one("incident", picks):
            self.life.act(lambda desk: Purging(desk).redact(uid, words, "asked"))
            self.life.forget_the_past()

    @rule()
    def close_and_open(self) -> None:
        before = self.life.shown()
        self.life.reopen()
        assert self.life.shown() == before

    @rule(anew=st.booleans())
    def tidy(self, anew: bool) -> None:
        before = self.life.shown()
        if anew:
            reindexing.rebuild(self.life.desk.store, lambda _done, _total: None)
        Tidying(self.life.desk).all()
        assert self.life.shown() == before

    @rule()
    def back_up_and_restore(self) -> None:
        before = self.life.shown()
        copy = self.life.folder / "copy.vedette"
        Backups(self.life.desk, self.life.folder).make(copy)
        self.life.reopen(lambda: restore(copy, self.life.path, wall_clock, ask=lambda _: OPENS))
        for left in (*self.life.folder.glob("copy.*"), *self.life.folder.glob("*.before-*")):
            left.unlink()
        assert self.life.shown() == before


class LivingUnderWatch(Living):
    """The same, with every check after each step, and all of it undone and done again."""

    steps_at_the_end = 200

    @precondition(lambda self: hasattr(self, "life"))
    @invariant()
    def whole(self) -> None:
        assert self.life.wrong() == {}


CALM = settings(
    deadline=None, database=None, suppress_health_check=list(HealthCheck), phases=(Phase.generate, Phase.shrink)
)  # fmt: skip


def test_a_few_lives_leave_a_logbook_that_is_whole() -> None:
    few = settings(CALM, max_examples=2, stateful_step_count=10, derandomize=True)
    run_state_machine_as_test(Living, settings=few)


@pytest.mark.long
def test_many_lives_do_with_every_check_after_each_act() -> None:
    many = settings(CALM, max_examples=LIVES, stateful_step_count=40, print_blob=True)
    run_state_machine_as_test(LivingUnderWatch, settings=many)
