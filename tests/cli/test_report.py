from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Vedette

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("template", ["summary", "register", "sitrep", "chronology"])
def test_each_document_is_printed_without_a_display(
    sample: str, vedette: Vedette, tmp_path: Path, template: str
) -> None:
    file = tmp_path / f"{template}.pdf"
    printed = vedette("report", sample, str(file), "--template", template, "--json")
    assert printed.plain["incidents"] == 10
    assert printed.plain["pages"] >= 1
    assert file.read_bytes().startswith(b"%PDF")


def test_a_period_and_a_query_choose_what_is_printed(sample: str, vedette: Vedette, tmp_path: Path) -> None:
    printed = vedette(
        "report", sample, str(tmp_path / "r.pdf"), "--query", "stance:denies OR tag:none", "--from", "2021-11-01",
        "--to", "2021-11-02", "--json",
    )  # fmt: skip
    assert printed.plain["incidents"] == 2


def test_characters_that_no_font_has_are_told_beside_the_result(vedette: Vedette, tmp_path: Path) -> None:
    book = str(tmp_path / "odd.vedette")
    vedette("new", book)
    vedette("add", book, "--title", "odd \U0010fffd")
    printed = vedette("report", book, str(tmp_path / "odd.pdf"), "--json")
    assert printed.code == 0 and printed.plain["pages"] == 1
    assert "1 character (unknown) is in no font of this computer" in printed.err


def test_one_html_file_holds_every_partys_own_words(sample: str, vedette: Vedette, tmp_path: Path) -> None:
    file = tmp_path / "all.html"
    assert vedette("report", sample, str(file)).code == 0
    page = file.read_text(encoding="utf-8")
    for words in ("possibly blank ammunition", "categorically rejects such provocations", "around 250 migrants"):
        assert words in page
    assert "http" not in page.lower().replace("http-equiv", "")


@pytest.mark.parametrize(
    "options",
    [
        ("out.doc",),
        ("out.pdf", "--template", "novel"),
        ("out.pdf", "--query", "status:gone"),
        ("out.pdf", "--group", "day"),
        ("out.pdf", "--template", "sitrep", "--columns", "reference"),
        ("out.pdf", "--template", "register", "--group", "year"),
        ("out.pdf", "--tlp", "purple"),
        ("out.pdf", "--from", "2021-11-05", "--to", "2021-11-01"),
        ("no/such/folder/x.pdf",),
    ],
    ids=str,
)
def test_what_can_not_be_printed_is_said_and_leaves_no_file(
    sample: str, vedette: Vedette, tmp_path: Path, options: tuple[str, ...]
) -> None:
    file = tmp_path / options[0]
    refused = vedette("report", sample, str(file), *options[1:])
    assert refused.code == 1
    assert len(refused.err.splitlines()) == 1
    assert not file.exists()


def test_a_profile_withholds_in_pdf_and_html_and_an_unknown_one_prints_nothing(
    sample: str, vedette: Vedette, tmp_path: Path
) -> None:
    file = tmp_path / "out.html"
    assert vedette("report", sample, str(file), "--redact", "witnesses").code == 0
    page = file.read_text(encoding="utf-8")
    assert "Radio Free" not in page and "masked: to protect persons and sources" in page
    refused = vedette("report", sample, str(tmp_path / "not.pdf"), "--redact", "gone")
    assert refused.code == 1 and "There is no redaction profile “gone”" in refused.err
    assert not (tmp_path / "not.pdf").exists()


def test_a_register_is_grouped_and_has_the_columns_asked_for(sample: str, vedette: Vedette, tmp_path: Path) -> None:
    file = tmp_path / "out.html"
    options = ("--template", "register", "--group", "type", "--columns", "reference,numbers")
    assert vedette("report", sample, str(file), *options).code == 0
    page = file.read_text(encoding="utf-8")
    assert "Subtotal: 1\u00a0incident" in page and "Status and who says what" not in page


@pytest.mark.parametrize(
    ("period", "found"),
    [(("--from", "1 Nov 2021", "--to", "3 Nov 2021"), 6), (("--from", "2021-11"), 6), (("--to", "Oct 2021"), 5)],
)
def test_the_days_of_a_period_are_typed_as_people_write_them(
    sample: str, vedette: Vedette, tmp_path: Path, period: tuple[str, ...], found: int
) -> None:
    done = vedette("report", sample, str(tmp_path / "r.html"), *period, "--json")
    assert done.plain["incidents"] == found


@pytest.mark.parametrize(
    ("period", "said"), [(("--from", "soon"), "not understood"), (("--to", "since 2020"), "has no end")]
)
def test_a_period_that_is_none_prints_nothing(
    sample: str, vedette: Vedette, tmp_path: Path, period: tuple[str, ...], said: str
) -> None:
    refused = vedette("report", sample, str(tmp_path / "r.html"), *period)
    assert (refused.code, len(refused.err.splitlines())) == (1, 1)
    assert said in refused.err
    assert not (tmp_path / "r.html").exists()
