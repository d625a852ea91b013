"""Page breaks: every strip whole, once and in order; heads repeated; what belongs together stays together."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.domain.report.piece import Piece
from vedette.ui.printing.pages import GAP, Breaker, Page
from vedette.ui.printing.strips import Strip

HEIGHT = 100.0


def stacked(*heights: float, keeps: tuple[int, ...] = (), gap: float = 0.0) -> list[Strip]:
    found, top = [], 0.0
    for n, height in enumerate(heights):
        found.append(Strip(top, top + height, keeps=n in keeps))
        top += height + gap
    return found


def table(*rows: float, head: float = 10.0) -> list[Strip]:
    first = Strip(0.0, head, keeps=True)
    body = stacked(*rows)
    return [first, *(replace(row, top=row.top + head, bottom=row.bottom + head, head=first) for row in body)]


def broken(*added: tuple[Piece, list[Strip]]) -> list[Page]:
    breaker = Breaker(HEIGHT)
    for piece, strips in added:
        breaker.add(piece, strips)
    return breaker.pages


def slices(pages: list[Page]) -> list[list[tuple[float, float, float]]]:
    return [[(part.top, part.bottom, part.at) for part in page.slices] for page in pages]


def test_strips_fill_a_page_and_go_on_to_the_next() -> None:
    assert slices(broken((Piece(""), stacked(40, 40, 40)))) == [[(0, 80, 0)], [(80, 120, 0)]]


def test_space_between_strips_is_dropped_at_the_top_of_a_page() -> None:
    assert slices(broken((Piece(""), stacked(40, 40, 40, gap=10)))) == [[(0, 90, 0)], [(100, 140, 0)]]


def test_a_heading_goes_with_what_follows_it() -> None:
    assert slices(broken((Piece(""), stacked(80, 10, 40, keeps=(1,))))) == [[(0, 80, 0)], [(80, 130, 0)]]


def test_the_head_of_a_table_is_repeated_on_each_page() -> None:
    assert slices(broken((Piece(""), table(60, 60, 60)))) == [
        [(0, 70, 0)],
        [(0, 10, 0), (70, 130, 10)],
        [(0, 10, 0), (130, 190, 10)],
    ]


def test_a_piece_that_continues_goes_on_in_the_middle_of_the_page_without_its_head() -> None:
    pages = broken((Piece(""), table(30)), (Piece("", continues=True, resumes=True), table(30, 40)))
    assert slices(pages) == [[(0, 40, 0), (10, 40, 40)], [(0, 10, 0), (40, 80, 10)]]


def test_a_piece_that_goes_on_with_something_else_keeps_its_distance() -> None:
    breaker = Breaker(10 * GAP)
    breaker.add(Piece(""), stacked(100))
    breaker.add(Piece("", continues=True), stacked(100))
    assert slices(breaker.pages) == [[(0, 100, 0), (0, 100, 100 + GAP)]]


def test_a_piece_that_does_not_continue_begins_a_page_with_its_own_running_head() -> None:
    pages = broken((Piece("", 1, "A", "green"), stacked(10)), (Piece("", 1, "B", "red"), stacked(10)))
    assert [(page.running, page.markings, page.incidents) for page in pages] == [("A", {"green"}, 1), ("B", {"red"}, 1)]


def test_a_piece_that_runs_over_keeps_its_running_head_and_marking() -> None:
    pages = broken((Piece("", 1, "A", "red"), stacked(90, 90)))
    assert [(page.running, page.markings) for page in pages] == [("A", {"red"}), ("A", {"red"})]


def test_an_empty_document_is_one_empty_page() -> None:
    assert slices(broken((Piece(""), []))) == [[]]


STRIPS = st.lists(
    st.lists(st.tuples(st.floats(1, HEIGHT), st.booleans(), st.floats(0, 20)), max_size=12), min_size=1, max_size=5
)


@given(STRIPS, st.booleans())
@settings(max_examples=100, deadline=None)
def test_every_strip_stands_whole_on_one_page_once_and_in_order(
    documents: list[list[tuple[float, bool, float]]], continues: bool
) -> None:
    added = []
    for document in documents:
        strips, top = [], 0.0
        for height, keeps, gap in document:
            strips.append(Strip(top + gap, top + gap + height, keeps=keeps))
            top += gap + height
        added.append((Piece("", continues=continues), strips))
    pages = broken(*added)
    shown = [(part.piece, part.top, part.bottom) for page in pages for part in page.slices]
    assert shown == sorted(shown)
    for number, (_, strips) in enumerate(added):
        for strip in strips:
            holding = [p for p, top, end in shown if p == number and top <= strip.top and strip.bottom <= end]
            assert len(holding) == 1
    for page in pages:
        ends = [0.0, *(part.end for part in page.slices)]
        assert all(part.at >= end for part, end in zip(page.slices, ends, strict=False))
        assert page.used <= HEIGHT + 0.001
