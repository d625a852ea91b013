"""G24: each failure has a written message: what happened, and what is safe or to be done; no raw exception is shown."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.repo.checkout import ROOT, committable
from vedette.domain import errors
from vedette.domain.errors import UserError
from vedette.storage import faults

LEAST_LETTERS = 9
WITHOUT_WORDS = {"Cancelled", "InvalidDraft"}
"""Says by its fields which words stand where; or is what the user asked for."""


@dataclass(frozen=True)
class Raised:
    """One place where an error is made: its class and the words that are known before it runs."""

    place: str
    kind: str
    words: str


def kinds() -> set[str]:
    """The names of all classes that a person can meet."""
    return {name for name, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, UserError)}


def literal(node: ast.expr) -> str:
    """The words of a message that stand in the code; what is filled in at run time is a …"""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(literal(part) if isinstance(part, ast.Constant) else "…" for part in node.values)
    if isinstance(node, ast.BinOp):
        return literal(node.left) + literal(node.right)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        inner = node.func.value if node.func.attr == "format" else node.args[0] if node.args else node
        return literal(inner) if inner is not node else ""
    return ""


def raised() -> Iterator[Raised]:
    """Every place in the program that makes an error with words of its own."""
    sources = [name for name in committable() if name.startswith("desktop/vedette/") and name.endswith(".py")]
    for source in sources:
        for node in ast.walk(ast.parse((ROOT / source).read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in kinds() and name not in WITHOUT_WORDS:
                yield Raised(f"{source}:{node.lineno}", name, literal(node.args[0]))


ALL = list(raised())


def test_each_class_of_failure_has_words_somewhere() -> None:
    by_code = {kind.__name__ for kind, _ in faults._BY_CODE.values()}
    said = {one.kind for one in ALL if one.words} | by_code | WITHOUT_WORDS
    assert kinds() - said == set()


@pytest.mark.parametrize("one", [one for one in ALL if one.words], ids=lambda one: one.place)
def test_what_is_said_is_a_sentence_in_plain_words(one: Raised) -> None:
    assert sum(map(str.isalpha, one.words)) >= LEAST_LETTERS
    assert one.words[0].isupper() or one.words[0] in "“…-", one.words
    assert one.words.rstrip()[-1] in ".…?:", one.words
    for jargon in ("Error", "Exception", "SQLITE", "errno", "Traceback", "NULL", "regex"):
        assert jargon not in one.words


@pytest.mark.parametrize("code", sorted(faults._BY_CODE))
def test_what_the_file_system_says_is_told_with_what_is_safe_and_what_to_do(code: str) -> None:
    kind, words = faults._BY_CODE[code]
    assert issubclass(kind, UserError)
    assert any(safe in words for safe in ("Nothing was changed", "is safe", "was left as it is")), words
    assert "SQLITE" not in words
    if code != "SQLITE_NOTADB":
        assert any(next_ in words for next_ in ("try again", "work with", "copy it", "check that")), words


def test_each_phrase_of_the_driver_leads_to_a_message() -> None:
    assert set(faults._BY_WORDS.values()) <= set(faults._BY_CODE)
