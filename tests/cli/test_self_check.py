from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Vedette
from vedette.domain.errors import UserError


def test_a_sound_installation_passes(qapp: object, vedette: Vedette) -> None:
    said = vedette("--self-check")
    assert (said.code, said.err) == (0, "")
    assert "ok      window: Sample – Vedette, 10 incidents" in said.out


def test_what_is_wrong_is_named_and_the_rest_is_tried_all_the_same(
    qapp: object, vedette: Vedette, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def lost(*parts: str) -> Path:
        raise UserError(f"Vedette lacks {parts[0]}.")

    monkeypatch.setattr("vedette.paths.resource", lost)
    said = vedette("--self-check")
    assert said.code == 1
    assert "WRONG   files: Vedette lacks fonts." in said.err
    assert "ok      logbook: recorded" in said.out
