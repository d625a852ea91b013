"""Choosing what a column becomes, in the table itself: a box opens at a click, F2 or Enter."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from vedette.ui import icons
from vedette.ui.importing.columns_model import ColumnsTable
from vedette.ui.incidents.form.choosing import ChoiceBox
from vedette.ui.widgets.plain_label import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
_PADDING = 8


class TargetDelegate(QStyledItemDelegate):
    """An editor per cell while it is edited, so that ten thousand columns cost no more than ten."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        box = ChoiceBox(parent=parent)
        model = index.model()
        assert isinstance(model, ColumnsTable)
        for key, words, about in model.choices(index.row()):
            box.addItem(words, key)
            box.setItemData(box.count() - 1, plain_tooltip(about), Qt.ItemDataRole.ToolTipRole)
        box.setObjectName("TargetChoice")
        box.setAccessibleName(self.tr("Becomes"))
        box.setMaxVisibleItems(16)
        box.activated.connect(lambda _: self._close(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, ChoiceBox)
        editor.choose(index.data(Qt.ItemDataRole.EditRole))
        editor.showPopup()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, ChoiceBox)
        model.setData(index, editor.chosen())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) + QSize(_PADDING, _PADDING // 2)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            option.icon = icons.icon("chevron-down")
            option.decorationPosition = QStyleOptionViewItem.Position.Right
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration

    def _close(self, box: ChoiceBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)
