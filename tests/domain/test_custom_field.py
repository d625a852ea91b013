from __future__ import annotations

import pytest

from vedette.domain.custom_field import CustomField


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("number", "-3.5", "three"),
        ("number", "0", "nan"),
        ("date", "2021-11-03", "2021-02-30"),
        ("yes_no", "yes", "maybe"),
        ("choice", "red", "blue"),
    ],
)
def test_a_value_fits_its_kind_or_is_named(kind: str, good: str, bad: str) -> None:
    field = CustomField("k", kind=kind, choices=("red", "green"))
    assert field.problem(good) == ""
    assert bad in field.problem(bad)
    assert field.problem("") == ""


def test_text_takes_anything() -> None:
    assert CustomField("k").problem("=cmd()") == ""
