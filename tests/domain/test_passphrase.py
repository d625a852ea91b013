"""F16, F17: what can be a passphrase or a recovery code, and what is the same however it is typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.domain.errors import InvalidPassphrase
from vedette.domain.passphrase import (
    KEY_BYTES,
    MOST_CHARACTERS,
    Passphrase,
    RecoveryCode,
    looks_like_a_code,
    secret_typed,
    wait_after,
)

KEYS = st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES)


@given(st.text(min_size=1, max_size=60))
def test_f17_a_passphrase_is_composed_once_and_never_cut(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    try:
        assert Passphrase.typed(text) == Passphrase.typed(unicodedata.normalize("NFD", text))
        assert Passphrase.typed(text).text == composed
    except InvalidPassphrase:
        assert any(0xD800 <= ord(char) < 0xE000 for char in text)


@pytest.mark.parametrize("text", [" led by a blank", "x" * MOST_CHARACTERS, "🦦" * 500, "a\u202eb", "tab\there"])
def test_f17_blanks_length_and_odd_characters_are_kept(text: str) -> None:
    assert Passphrase.typed(text).text == text


@pytest.mark.parametrize("text", ["", "x" * (MOST_CHARACTERS + 1), "half a \ud83d", "x" * 10_000_000])
def test_f17_f18_what_can_not_be_a_passphrase_is_said(text: str) -> None:
    with pytest.raises(InvalidPassphrase) as caught:
        Passphrase.typed(text)
    assert len(str(caught.value)) < 200


@given(KEYS)
def test_a_recovery_code_gives_back_the_key_however_it_is_written(key: bytes) -> None:
    code = RecoveryCode(key)
    assert len(code.text.replace("-", "")) == 56
    for written in (code.text, code.text.lower(), code.text.replace("-", " "), f"  {code.text.replace('-', '')}\n"):
        assert RecoveryCode.typed(written) == code
        assert secret_typed(written) == code
    assert RecoveryCode.typed(code.text.replace("O", "0").replace("I", "1").replace("B", "8")) == code


@given(KEYS, st.integers(0, 55), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_a_wrong_letter_in_a_recovery_code_is_noticed(key: bytes, at: int, letter: str) -> None:
    letters = RecoveryCode(key).text.replace("-", "")
    slip = letters[:at] + letter + letters[at + 1 :]
    if slip != letters:
        with pytest.raises(InvalidPassphrase):
            RecoveryCode.typed(slip)


@given(st.text(max_size=80))
def test_anything_else_is_no_recovery_code(text: str) -> None:
    assert not looks_like_a_code(text)


def test_nothing_secret_shows_in_a_report() -> None:
    secrets = (Passphrase.typed("otter wall"), RecoveryCode(b"k" * KEY_BYTES))
    assert "otter" not in repr(secrets) and "kkk" not in repr(secrets)


def test_f16_the_wait_grows_and_has_an_end() -> None:
    waits = [wait_after(tries) for tries in range(12)]
    assert waits[0] == 0 and waits == sorted(waits) and waits[-1] == waits[-2] == 30
