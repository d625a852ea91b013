"""Says at the start that typing of an earlier time is kept, and offers to go on with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QObject, Qt

from vedette.ui.incidents.side import Side
from vedette.ui.widgets.message_bar import MessageArea, MessageBar, Offer

if TYPE_CHECKING:
    from vedette.usecases.drafts import KeptDraft

LONGEST_TITLE = 60


class DraftOffer(QObject):
    """Offers the newest draft; the form offers the others beside it, but for a quick line, which is offered next."""

    def __init__(self, side: Side, messages: MessageArea, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("DraftOffer")
        self._side = side
        self._messages = messages
        self._kept: list[KeptDraft] = []
        self._open = False
        self._said: MessageBar | None = None
        self._aside: KeptDraft | None = None
        self._said_back: MessageBar | None = None
        side.drafts_kept.connect(self._offer)
        side.set_aside.connect(self._offer_back)
        side.saved.connect(self._withdraw_back)
        side.writing.connect(self._follow)

    def _offer(self, drafts: list[KeptDraft]) -> None:
        if self._said_back is not None and self._aside is not None:
            drafts = [draft for draft in drafts if draft.key != self._aside.key]  # that one is offered already
        if not drafts:
            return
        self._kept = drafts
        title = drafts[0].title[:LONGEST_TITLE] or self.tr("without a title")
        at = QDateTime.fromString(drafts[0].at, Qt.DateFormat.ISODate).toLocalTime()
        when = QLocale().toString(at, "d MMM yyyy HH:mm")
        text = self.tr("Not recorded yet, but kept: “{0}” of {1}.").format(title, when)
        if len(drafts) == 2:
            text += " " + self.tr("One other draft is kept too.")
        elif len(drafts) > 2:
            text += " " + self.tr("{0} other drafts are kept too.").format(len(drafts) - 1)
        self._said = self._messages.say(text, "info", Offer(self.tr("&Go on writing"), self._go_on), sticky=True)
        self._said.closed.connect(self._forget)

    def _offer_back(self, draft: KeptDraft, title: str) -> None:
        """Another incident took its place in the form."""
        self._withdraw_back(self._aside.key if self._aside is not None else "")
        text = self.tr("Your changes to “{0}” are kept as a draft.").format(title[:LONGEST_TITLE])
        self._aside = draft
        self._said_back = self._messages.say(text, "info", Offer(self.tr("Go &back to it"), self._go_back), sticky=True)
        self._said_back.closed.connect(self._forget_back)

    def _withdraw_back(self, uid: str) -> None:
        """It is recorded: there is nothing to go back to."""
        if self._said_back is not None and self._aside is not None and self._aside.key == uid:
            self._said_back.dismiss()

    def _forget_back(self) -> None:
        self._said_back = None

    def _go_back(self) -> None:
        if self._aside is not None:
            self._side.go_on(self._aside)

    def _forget(self) -> None:
        self._said = None

    def _follow(self, writing: bool) -> None:
        """The form offers drafts itself; what is still kept afterwards is offered again, unless that was closed."""
        if writing and self._said is not None:
            self._said.dismiss()
            self._open = True
        elif not writing and self._open:
            self._open = False
            self._side.look_for_drafts()

    def _go_on(self) -> None:
        if not self._kept:
            return
        newest, *others = self._kept
        self._side.go_on(newest)
        if rest := [draft for draft in others if draft.line or newest.line]:
            self._offer(rest)
