"""Sizes that keep the code readable, and words that must not be left in it."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

import pytest

from tests.repo.checkout import ROOT, SOURCES, committable

FUNCTION_LINES = 50
MEDIAN_FUNCTION_LINES = 8
CLASS_METHODS = 20
FILE_LINES = 400
TEST_FUNCTION_LINES = 40
WIDGET_INIT_LINES = 30

# Put together here so that this file does not hold the words that it looks for.
UNFINISHED = re.compile(r"\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + r"CK)\b|NotImplemented" + "Error")
SKIPPED = re.compile(r"mark\.(sk" + "ip|xf" + r"ail)|pytest\.(sk" + "ip|xf" + r"ail|importor" + "skip)")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def python_files(*parts: str) -> list[Path]:
    folder = "/".join(parts) + "/"
    return [ROOT / name for name in committable() if name.startswith(folder) and name.endswith(".py")]


@cache
def nodes(path: Path) -> tuple[Function | ast.ClassDef | ast.ExceptHandler, ...]:
    """What is measured of a file; the rest of its tree would fill the memory."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return tuple(node for node in ast.walk(tree) if isinstance(node, Function | ast.ClassDef | ast.ExceptHandler))


def functions(path: Path) -> Iterator[Function]:
    return (node for node in nodes(path) if isinstance(node, Function))


def lines(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def place(path: Path, node: Function | ast.ClassDef | ast.ExceptHandler) -> str:
    return f"{path.relative_to(ROOT)}:{node.lineno} {getattr(node, 'name', '')}"


def longer_than(limit: int, paths: list[Path], name: str = "") -> list[str]:
    """The functions of more than `limit` lines whose names begin with `name`."""
    return [
        f"{place(path, node)}: {lines(node)} lines, at most {limit}"
        for path in paths
        for node in functions(path)
        if node.name.startswith(name) and lines(node) > limit
    ]


def swallows(handler: ast.ExceptHandler) -> bool:
    """Whether a handler takes every error and does nothing about it."""
    blind = handler.type is None or ast.unparse(handler.type) in {"Exception", "BaseException"}
    silent = all(isinstance(step, ast.Pass | ast.Continue) or ast.unparse(step) == "..." for step in handler.body)
    return blind and silent


def marked(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_function_is_longer_than_a_screen() -> None:
    assert longer_than(FUNCTION_LINES, python_files("desktop", "vedette") + python_files("tests")) == []


def test_most_functions_of_the_package_are_short() -> None:
    sizes = [lines(node) for path in python_files("desktop", "vedette") for node in functions(path)]
    assert median(sizes) <= MEDIAN_FUNCTION_LINES


def test_no_test_function_tells_a_whole_story() -> None:
    assert longer_than(TEST_FUNCTION_LINES, python_files("tests"), "test_") == []


def test_no_widget_is_built_in_one_breath() -> None:
    assert longer_than(WIDGET_INIT_LINES, python_files("desktop", "vedette", "ui"), "__init__") == []


def test_no_class_has_too_many_methods() -> None:
    crowded = [
        place(path, node)
        for path in python_files("desktop", "vedette") + python_files("tests")
        for node in nodes(path)
        if isinstance(node, ast.ClassDef) and sum(isinstance(step, Function) for step in node.body) > CLASS_METHODS
    ]
    assert crowded == []


def test_no_file_is_too_long() -> None:
    long = [
        str(path.relative_to(ROOT))
        for path in python_files("desktop", "vedette") + python_files("tests")
        if len(path.read_text(encoding="utf-8").splitlines()) > FILE_LINES
    ]
    assert long == []


def test_nothing_is_left_undone() -> None:
    assert marked(UNFINISHED, python_files("desktop", "vedette") + python_files("tests")) == []


def test_no_test_is_skipped() -> None:
    assert marked(SKIPPED, python_files("tests")) == []


def test_no_error_is_swallowed() -> None:
    blind = [
        place(path, node)
        for path in python_files("desktop", "vedette") + python_files("tests")
        for node in nodes(path)
        if isinstance(node, ast.ExceptHandler) and swallows(node)
    ]
    assert blind == []


@pytest.mark.parametrize(
    "code", ["except Exception:\n pass", "except:\n ...", "except BaseException as problem:\n pass"]
)
def test_a_swallowed_error_is_recognised(code: str) -> None:
    assert [
        swallows(node) for node in ast.walk(ast.parse(f"try:\n f()\n{code}")) if isinstance(node, ast.ExceptHandler)
    ] == [True]


def test_every_source_file_is_looked_at() -> None:
    assert SOURCES / "__init__.py" in python_files("desktop", "vedette")
    assert Path(__file__).resolve() in python_files("tests")
