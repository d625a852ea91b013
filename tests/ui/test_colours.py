from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from vedette.ui import colours
from vedette.ui.colours import Group, Role

READABLE = 4.5
DISCERNIBLE = 3.0

PAIRS = [
    (Role.WindowText, Role.Window),
    (Role.WindowText, Role.Base),
    (Role.Text, Role.Base),
    (Role.Text, Role.AlternateBase),
    (Role.ButtonText, Role.Button),
    (Role.ButtonText, Role.Midlight),
    (Role.HighlightedText, Role.Highlight),
    (Role.ToolTipText, Role.ToolTipBase),
    (Role.Link, Role.Base),
    (Role.Link, Role.Window),
    (Role.LinkVisited, Role.Base),
    (Role.PlaceholderText, Role.Base),
    (Role.PlaceholderText, Role.Window),
    (Role.BrightText, Role.Window),
    (Role.BrightText, Role.Base),
]


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def palette(request: pytest.FixtureRequest) -> QPalette:
    return colours.palette(dark=request.param)


@pytest.mark.parametrize(("text", "ground"), PAIRS, ids=lambda role: str(role.name))
def test_text_is_readable(palette: QPalette, text: Role, ground: Role) -> None:
    assert colours.contrast(palette.color(text), palette.color(ground)) >= READABLE


@pytest.mark.parametrize(("text", "ground"), PAIRS, ids=lambda role: str(role.name))
def test_disabled_text_is_still_discernible(palette: QPalette, text: Role, ground: Role) -> None:
    off = Group.Disabled
    assert colours.contrast(palette.color(off, text), palette.color(off, ground)) >= DISCERNIBLE


def test_the_outline_of_a_field_and_of_a_button_is_seen_on_the_window(palette: QPalette) -> None:
    window = palette.color(Role.Window)
    drawn = colours.outlined(palette).color(Role.Window).darker(colours.FUSION_DARKENS)
    assert colours.contrast(palette.color(Role.Mid), window) >= DISCERNIBLE
    assert colours.contrast(drawn, window) >= 2.8


def test_the_focus_and_the_selection_stand_out(palette: QPalette) -> None:
    for ground in (Role.Window, Role.Base):
        assert colours.contrast(palette.color(Role.Accent), palette.color(ground)) >= DISCERNIBLE
    assert colours.contrast(palette.color(Role.Highlight), palette.color(Role.Base)) >= 2.0


@pytest.mark.parametrize("name", colours.TAG_COLOURS)
def test_every_chip_is_readable_on_its_ground_and_its_ink_on_the_page(palette: QPalette, name: str) -> None:
    tint = colours.tint(name, palette)
    assert colours.contrast(QColor(tint.text), QColor(tint.ground)) >= READABLE
    assert colours.contrast(QColor(tint.text), palette.color(Role.Window)) >= READABLE
    assert colours.contrast(palette.color(Role.WindowText), QColor(tint.ground)) >= READABLE


def test_there_are_ten_tag_colours_and_all_differ(palette: QPalette) -> None:
    assert len({colours.tint(name, palette) for name in colours.TAG_COLOURS}) == 10


def test_no_two_statuses_share_an_icon() -> None:
    icons = [colours.status_mark(status)[0] for status in colours.STATUSES]
    assert len(set(icons)) == len(icons) == 9


def test_names_we_do_not_know_have_a_look_too(palette: QPalette) -> None:
    assert colours.tint("ultraviolet", palette) == colours.tint("grey", palette)
    assert colours.status_mark("mythical") == colours.status_mark("unknown")


def test_every_role_is_set_so_that_nothing_is_left_to_the_platform(palette: QPalette) -> None:
    for role in (role for role in Role if role not in (Role.NoRole, Role.NColorRoles)):
        assert palette.isBrushSet(Group.Active, role), role


def test_the_contrast_of_black_and_white_is_the_greatest_there_is() -> None:
    assert colours.contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert colours.contrast(QColor("red"), QColor("red")) == pytest.approx(1)
