"""Garbage is looked for seldom while long work lasts, and as before when it has ended."""

from __future__ import annotations

import gc

import pytest

from vedette.usecases.seldom_collecting import seldom_collecting


def test_afterwards_it_is_as_it_was_even_when_the_work_failed() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="stop"), seldom_collecting():
        assert gc.get_threshold()[0] > before[0]
        raise ValueError("stop")
    assert gc.get_threshold() == before


def test_two_pieces_of_work_that_overlap_leave_it_as_it_was() -> None:
    before = gc.get_threshold()
    one, other = seldom_collecting(), seldom_collecting()
    one.__enter__()
    other.__enter__()
    one.__exit__(None, None, None)
    other.__exit__(None, None, None)
    assert gc.get_threshold() == before
