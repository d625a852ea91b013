"""The window needs a screen, and where there is none that is said in one sentence."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Vedette
from vedette.cli.window import refuse_without_screen


@pytest.mark.parametrize("arguments", [(), ("log.vedette",), ("--sample",)])
def test_without_a_screen_the_window_is_refused_in_one_sentence(
    vedette: Vedette, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    refused = vedette(*arguments)
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("There is no screen") and len(refused.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("environment", "platform"),
    [({"DISPLAY": ":0"}, "linux"), ({"QT_QPA_PLATFORM": "offscreen"}, "linux"), ({}, "win32"), ({}, "darwin")],
)
def test_any_screen_will_do(environment: dict[str, str], platform: str) -> None:
    refuse_without_screen(environment, platform)
