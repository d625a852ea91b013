"""What lies at the top of the repository, and what no tracked file may name."""

import re

import pytest

from tests.repo.checkout import ROOT, committable

TOP = {"desktop", "resources", "tests", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", ".gitignore", ".ci"}

# Put together here so that this file does not hold the names that it looks for.
REGISTRIES = [
    ".".join(parts)
    for parts in [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("deb", "debian", "org"),
        ("crates", "io"),
    ]
]


def holding(text: str) -> list[str]:
    needle = text.encode()
    return [name for name in committable() if needle in (ROOT / name).read_bytes()]


def test_the_top_level_holds_only_what_every_project_has() -> None:
    assert {name.split("/")[0] for name in committable()} - TOP == set()


@pytest.mark.parametrize(
    "name", ["README.md", "LICENSE", "CHANGELOG.md", "desktop/ARCHITECTURE.md", "desktop/DECISIONS.md"]
)
def test_the_papers_are_there(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8").strip()


def test_no_file_names_the_folder_it_was_written_in() -> None:
    assert holding(f"{ROOT}/") == []


@pytest.mark.parametrize("host", REGISTRIES)
def test_no_file_names_a_package_registry(host: str) -> None:
    assert holding(host) == []


def test_links_between_the_papers_lead_somewhere() -> None:
    papers = [name for name in committable() if name.endswith(".md")]
    broken = [
        f"{name}: {target}"
        for name in papers
        for target in re.findall(r"\]\(([^)#\s]+)", (ROOT / name).read_text(encoding="utf-8"))
        if "://" not in target and not (ROOT / name).parent.joinpath(target).exists()
    ]
    assert broken == []
