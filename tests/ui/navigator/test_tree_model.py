from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester

from vedette.ui.navigator.entry import Entry
from vedette.ui.navigator.tree_model import NavigatorTree


def tree(*names: str, count: int = 1) -> tuple[Entry, ...]:
    below = tuple(Entry(f"tag/{name}", name, f"tag:{name}", count) for name in names)
    return (Entry("all", "All", ""), Entry("tags", "Tags", children=below))


def test_entries_stand_under_their_headings(qapp: object, qtmodeltester: ModelTester) -> None:
    model = NavigatorTree()
    model.show(tree("border", "shots"))
    assert [model.entry(model.index(row, 0)).label for row in range(model.rowCount())] == ["All", "Tags"]
    tags = model.index_of("tags")
    assert model.rowCount(tags) == 2
    assert model.parent(model.index(1, 0, tags)) == tags
    qtmodeltester.check(model)


def test_new_counts_leave_every_index_where_it_was(qapp: object) -> None:
    model = NavigatorTree()
    model.show(tree("border", "shots"))
    place = QPersistentModelIndex(model.index_of("tag/shots"))
    assert not model.show(tree("border", "shots", count=7))
    assert model.entry(place).count == 7
    assert model.data(place, Qt.ItemDataRole.AccessibleTextRole) == "shots, 7"


def test_other_entries_are_another_tree(qapp: object) -> None:
    model = NavigatorTree()
    model.show(tree("border"))
    assert model.show(tree("border", "shots"))
    assert model.index_of("tag/shots").isValid()
    assert not model.index_of("tag/gone").isValid()


def test_a_heading_can_not_be_chosen(qapp: object) -> None:
    model = NavigatorTree()
    model.show(tree("border"))
    assert not model.flags(model.index_of("tags")) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index_of("tag/border")) & Qt.ItemFlag.ItemIsSelectable
    assert model.data(QModelIndex()) is None
