"""What one can do to the tags themselves, from the navigator and from the tag manager alike; each is one act."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vedette.domain.counting import counted
from vedette.domain.folding import fold
from vedette.domain.incident_line import NamedTag
from vedette.domain.tag import Tag
from vedette.ui.acts import Acts
from vedette.ui.ask_name import NameDialog
from vedette.ui.colours import TAG_COLOURS
from vedette.ui.incidents.form.choosing import options
from vedette.ui.search.following import told
from vedette.ui.tags.swatch import colour_name
from vedette.ui.tags.tag_choice import TagLine, path_of
from vedette.ui.tags.tag_chooser import Choosing, TagChooser
from vedette.ui.tags.tag_deleting import TagDeleting
from vedette.ui.tasks import Latest, Tasks
from vedette.ui.vocabulary.thing_dialog import ThingDialog
from vedette.ui.widgets.form_layout import text
from vedette.ui.workplace import Workplace
from vedette.usecases.following import Followed
from vedette.usecases.progress import Progress
from vedette.usecases.tag_tree import in_quotes


class TagActs(QObject):
    """Asks for what is missing over `window`, acts off the GUI thread, and says what was done with Undo on it."""

    def __init__(self, acts: Acts, *, workplace: Workplace, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("TagActs")
        self._acts, self._tasks = acts, tasks
        self._tagging = workplace.tagging
        self._latest = Latest(tasks)
        self._deleting = TagDeleting(acts, workplace, tasks, self)
        self.window = parent

    def make(self, below: NamedTag | None = None) -> None:
        """Ask for the name of a new tag, perhaps below another."""
        title = self.tr("New tag below {0}").format(in_quotes(below.name)) if below else self.tr("New tag")
        NameDialog.open_for(self.window, title, "", partial(self._make, below.uid if below else ""))

    def rename(self, tag: NamedTag) -> None:
        """Ask for another name; the one it had stays known."""
        NameDialog.open_for(self.window, self.tr("Rename the tag"), tag.name, partial(self._rename, tag))

    def merge(self, tag: NamedTag) -> None:
        """Ask into which tag this one goes, and say how many incidents that changes."""
        choosing = partial(
            Choosing,
            self.tr("Merge {0} into").format(in_quotes(tag.name)),
            self.tr("&Merge"),
            consequence=partial(self._merging, tag),
        )
        self._choose(tag, choosing, partial(self._merge, tag), top=False)

    def move(self, tag: NamedTag) -> None:
        """Ask where in the tree this tag goes."""
        choosing = partial(
            Choosing,
            self.tr("Move {0} below").format(in_quotes(tag.name)),
            self.tr("&Move"),
            consequence=lambda _: self.tr("What stands below it moves along."),
        )
        self._choose(tag, choosing, partial(self.put_below, tag), top=True)

    def describe(self, tag: NamedTag) -> None:
        """Ask what the tag is for, which is shown where one rests on it, and for its colour."""
        self._latest.read(partial(self._tagging.known, tag.uid), partial(self._ask_words, tag), self._acts.fail)

    def put_below(self, tag: NamedTag, above: str) -> None:
        """Move a tag below another (uid), or to the top ('')."""
        self._change(tag, self.tr("Moved the tag {0}"), parent=above)

    def colour(self, tag: NamedTag, colour: str) -> None:
        """Give a tag another colour."""
        self._change(tag, self.tr("Coloured the tag {0}"), colour=colour)

    def pin(self, tag: NamedTag, key: int) -> None:
        """Pin a tag to a key, 0 for none."""
        done = self.tr("Pinned {0} to the key {1}") if key else self.tr("Took {0} off its key")
        text = done.format(in_quotes(tag.name), key)
        self._acts.do(
            self.tr("Pinning"), lambda _: self._tagging.pin(tag.uid, key), lambda changed: text if changed else ""
        )

    def delete(self, tags: Sequence[NamedTag]) -> None:
        """Take tags off every incident and drop them; it asks first where a saved search would find less."""
        self._deleting.these(tags, self.window)

    def delete_unused(self) -> None:
        """Drop every tag that no incident carries."""
        self._deleting.unused(self.window)

    def _make(self, below: str, name: str) -> None:
        def work(_: Progress) -> bool:
            before = len(self._tagging.all())
            self._tagging.make(name, below)
            return len(self._tagging.all()) > before

        made = self.tr("Made the tag {0}").format(in_quotes(name))
        self._acts.do(self.tr("Making a tag"), work, lambda new: made if new else "")

    def _rename(self, tag: NamedTag, name: str) -> None:
        self._change(tag, self.tr("Renamed {0} to {1}"), name=name)

    def _merge(self, tag: NamedTag, winner: str) -> None:
        heard: list[Followed] = []
        merged = self.tr("Merged {0}, which {1} carried")
        self._acts.do(
            self.tr("Merging {0}").format(in_quotes(tag.name)),
            lambda progress: self._tagging.merge(tag.uid, winner, progress, heard.append),
            lambda n: told(merged.format(in_quotes(tag.name), counted(n)), heard),
        )

    def _merging(self, tag: NamedTag, winner: str) -> str:
        found = self._tagging.merging(tag.uid, winner)
        text = self.tr("{0} is on {1}; {2} of them have the other tag already.").format(
            in_quotes(tag.name), counted(found.incidents), found.both
        )
        below = self.tr(" Tags below it that move along: {0}.").format(found.below) if found.below else ""
        return text + below + self.tr(" Its name stays known as another name.")

    def _change(self, tag: NamedTag, said: str, **fields: Any) -> None:
        """Change the tag as it is now, so that nothing is overwritten that somebody else changed meanwhile."""
        words = said.format(in_quotes(tag.name), in_quotes(str(fields.get("name", ""))))
        tagging, heard = self._tagging, list[Followed]()
        self._acts.do(
            self.tr("Changing the tag {0}").format(in_quotes(tag.name)),
            lambda progress: tagging.change(replace(tagging.known(tag.uid), **fields), progress, heard.append),
            lambda changed: told(words, heard) if changed else "",
        )

    def _ask_words(self, tag: NamedTag, found: Tag) -> None:
        colours = [(colour, colour_name(colour)) for colour in TAG_COLOURS]
        fields = (
            text("description", self.tr("What it is for, and what not"), rows=3),
            options("colour", self.tr("&Colour"), colours),
        )
        done = partial(self._describe, tag)
        title = self.tr("Describe {0}").format(in_quotes(tag.name))
        values = {"description": found.description, "colour": found.colour or "grey"}
        ThingDialog(title, fields, values, read=_description, done=done, parent=self.window).open()

    def _describe(self, tag: NamedTag, said: Mapping[str, str]) -> None:
        self._change(tag, self.tr("Described the tag {0}"), **said)

    def _choose(
        self, tag: NamedTag, choosing: Callable[..., Choosing], done: Callable[[str], object], *, top: bool
    ) -> None:
        self._latest.read(self._tagging.all, partial(self._ask, tag, choosing, done, top), self._acts.fail)

    def _ask(
        self,
        tag: NamedTag,
        choosing: Callable[..., Choosing],
        done: Callable[[str], object],
        top: bool,
        tags: list[Tag],
    ) -> None:
        found = [TagLine(one.uid, path_of(one, tags), one.colour, "none") for one in tags if one.uid != tag.uid]
        lines = sorted(found, key=lambda line: fold(line.path))
        first = [TagLine("", self.tr("(the top of the tree)"), "", "none")] if top else []
        TagChooser(choosing(lines=[*first, *lines]), self._tasks, done, self.window).open()


def _description(typed: Mapping[str, Any]) -> dict[str, str]:
    return {"description": str(typed["description"]).strip(), "colour": str(typed["colour"])}
