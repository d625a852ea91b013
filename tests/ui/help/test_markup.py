"""The guide's Markdown becomes HTML in which every text is escaped."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from vedette.domain.guide import table
from vedette.ui.help.markup import anchor, to_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("one\ntwo", "<p>one two</p>"),
        ("**bold** and *said*", "<p><b>bold</b> and <i>said</i></p>"),
        ("`a < b`", '<p><span class="code">a &lt; b</span></p>'),
        ("[Dates](dates.md#phrases)", '<p><a href="dates.md#phrases">Dates</a></p>'),
        ("- one\n  more\n- two", "<ul><li>one more</li><li>two</li></ul>"),
        ("1. one\n2. two", "<ol><li>one</li><li>two</li></ol>"),
        ("> note\n> well", '<p class="aside">note well</p>'),
        ("## Our assessment", '<h2><a name="our-assessment"></a>Our assessment</h2>'),
        ("```\na\n\n  <b>\n```", '<pre class="code">a\n\n  &lt;b&gt;</pre>'),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ('[x]("onclick)', '<p><a href="&quot;onclick">x</a></p>'),
        ("", ""),
    ],
)
def test_each_kind_of_block_and_mark(text: str, html: str) -> None:
    assert to_html(text) == html


def test_a_table_has_its_cells_with_bars_in_them() -> None:
    made = to_html(table(("Typed", "Means"), [("`a|b`", "either"), ("", "nothing")]))
    assert '<td class="head">Typed</td>' in made
    assert '<tr><td><span class="code">a|b</span></td><td>either</td></tr><tr><td></td><td>nothing</td></tr>' in made


def test_a_heading_is_called_by_its_words() -> None:
    assert anchor("What it does, and not") == "what-it-does-and-not"


@given(st.text(max_size=200))
@settings(max_examples=100)
def test_no_text_becomes_markup_that_was_not_meant(text: str) -> None:
    document = QTextDocument()
    document.setHtml(to_html(text))
    made = to_html(text)
    assert "<script" not in made and "<img" not in made


@given(st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=40))
@settings(max_examples=50)
def test_plain_words_are_shown_as_they_stand(text: str) -> None:
    document = QTextDocument()
    document.setHtml(to_html(f"before {text} after"))
    assert f"before {text} after" in document.toPlainText()


def test_a_picture_has_its_words_below_it_and_comes_from_the_folder_of_pictures_alone() -> None:
    made = to_html("![The <form>.](pictures/form.png)")
    assert made == '<p class="picture"><img src="pictures/form.png" alt="The &lt;form&gt;."><br>The &lt;form&gt;.</p>'
    assert "<img" not in to_html("![x](../form.png)") + to_html("![x](https://example.org/form.png)")
