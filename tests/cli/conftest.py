from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from vedette.cli.main import run


@dataclass(frozen=True)
class Answer:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def plain(self) -> Any:
        """The one JSON object on standard output."""
        return json.loads(self.out)


Vedette = Callable[..., Answer]


@pytest.fixture
def vedette(capsys: pytest.CaptureFixture[str]) -> Vedette:
    """Run a command as a script would."""

    def call(*arguments: str) -> Answer:
        try:
            code = run(arguments)
        except SystemExit as ended:
            code = int(ended.code or 0)
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return call


@pytest.fixture
def logbook(tmp_path: Path, vedette: Vedette) -> str:
    """An empty logbook."""
    path = str(tmp_path / "log.vedette")
    assert vedette("new", path).code == 0
    return path


@pytest.fixture
def sample(tmp_path: Path, vedette: Vedette) -> str:
    """The sample logbook."""
    path = str(tmp_path / "sample.vedette")
    assert vedette("new", path, "--sample").code == 0
    return path
