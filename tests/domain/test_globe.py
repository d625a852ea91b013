"""Distances against known ones."""

import pytest

from vedette.domain.globe import distance


def test_distances_are_great_circles() -> None:
    assert distance(0, 0, 0, 180) == pytest.approx(20_015_115, rel=1e-6)
    assert distance(52.2297, 21.0122, 53.9, 27.5667) == pytest.approx(478_000, rel=0.02)
    assert distance(0, 179.9, 0, -179.9) == pytest.approx(distance(0, 0, 0, 0.2))
