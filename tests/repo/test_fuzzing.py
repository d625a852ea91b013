"""A few broken inputs for every reader, in each run; `python -m tests.benchmarks fuzzing` tries a million."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.benchmarks.fuzzing import files, round_trips, searched, tables, words
from tests.benchmarks.fuzzing.main import SEED
from tests.benchmarks.fuzzing.running import tried
from tests.benchmarks.fuzzing.target import Target
from vedette.domain.errors import UserError

GROUPS: dict[str, Callable[[Path], Iterator[Target]]] = {
    "words": lambda _: words.targets(),
    "round trips": lambda _: round_trips.targets(),
    "searches": searched.targets,
    "tables": tables.targets,
    "files": files.targets,
}


@pytest.mark.parametrize("group", GROUPS)
def test_only_a_plain_sentence_comes_out_of_what_is_broken(group: str, tmp_path: Path) -> None:
    for target in GROUPS[group](tmp_path):
        found = tried(target, iter(range(target.few)), SEED)
        assert (target.name, found.unhandled, found.inputs) == (target.name, 0, target.few)


def test_what_is_no_sentence_is_counted_and_kept(tmp_path: Path) -> None:
    def take(number: int) -> None:
        raise UserError("No.") if number % 2 else ValueError(number)

    numbers = iter(range(4))
    target = Target("numbers", lambda _: next(numbers), take)
    found = tried(target, iter(range(4)), SEED, tmp_path / "failures")
    assert (found.inputs, found.refused, found.unhandled) == (4, 2, 2)
    assert [path.read_text() for path in sorted((tmp_path / "failures").iterdir())] == ["0", "2"]
