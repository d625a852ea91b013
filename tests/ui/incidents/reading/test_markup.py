from __future__ import annotations

from vedette.domain.report.blocks import Grid, Section, cell
from vedette.ui.incidents.reading import markup

GRID = Section("Sources", (Grid((6, 68, 26), ((cell("S1"), cell("Reuters"), cell("reliability cannot be judged")),)),))


def test_a_narrow_pane_puts_the_third_column_below_the_second() -> None:
    assert markup.section(GRID).count("<td") == 3
    narrow = markup.section(GRID, narrow=True)
    assert narrow.count("<td") == 2
    assert "reliability cannot be judged" in narrow


def test_the_number_of_a_row_is_never_broken() -> None:
    assert '<p class="short" dir="ltr">S1</p>' in markup.section(GRID)
