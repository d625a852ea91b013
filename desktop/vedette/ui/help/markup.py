"""The part of Markdown that the user guide is written in, as HTML for a text view; every text is escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape

_BLOCKS = re.compile(r"\n[ \t]*\n")
_HEADING = re.compile(r"(#{1,4}) +(.+)")
_ITEM = re.compile(r"(?:[-*]|(\d+)\.) +(.*)")
_CELLS = re.compile(r"(?<!\\)\|")
_INLINE = re.compile(
    r"`(?P<code>[^`]+)`|\*\*(?P<strong>.+?)\*\*|\*(?P<said>[^*]+)\*|\[(?P<words>[^\]]+)\]\((?P<to>[^)\s]+)\)"
)
_PICTURE = re.compile(r"!\[([^\]]+)\]\((pictures/[a-z][a-z-]*\.png)\)")
_FENCE = "```"


def to_html(text: str) -> str:
    """Headings, paragraphs, lists, tables, quotations, pictures and code between fences."""
    return "\n".join(_block(block) for block in _blocks(text))


def anchor(heading: str) -> str:
    """What a heading is called in a link: its words in small letters with hyphens between."""
    return "-".join(re.findall(r"\w+", heading.lower()))


def _blocks(text: str) -> Iterator[str]:
    """Parts divided by empty lines; code between fences is one part, empty lines and all."""
    for at, part in enumerate(text.split(_FENCE)):
        if at % 2:
            yield _FENCE + part.partition("\n")[2].rstrip("\n")
        else:
            yield from (block.strip("\n") for block in _BLOCKS.split(part) if block.strip())


def _block(block: str) -> str:
    if block.startswith(_FENCE):
        return f'<pre class="code">{escape(block.removeprefix(_FENCE))}</pre>'
    heading, picture, lines = _HEADING.fullmatch(block), _PICTURE.fullmatch(block), block.split("\n")
    if heading:
        level = len(heading[1])
        return f'<h{level}><a name="{anchor(heading[2])}"></a>{_inline(heading[2])}</h{level}>'
    if picture:
        return _picture(picture[2], picture[1])
    for begins, write in _KINDS:
        if begins(lines):
            return write(lines)
    return f"<p>{_inline(' '.join(lines))}</p>"


def _picture(source: str, words: str) -> str:
    """With its words below it: a text view neither shows nor reads out those that stand for a picture."""
    return f'<p class="picture"><img src="{source}" alt="{escape(words, quote=True)}"><br>{_inline(words)}</p>'


def _is_table(lines: Sequence[str]) -> bool:
    return len(lines) > 1 and lines[0].startswith("|") and set(lines[1]) <= set("|-: ")


def _table(lines: Sequence[str]) -> str:
    head = "".join(f'<td class="head">{_inline(cell)}</td>' for cell in _cells(lines[0]))
    rows = ("".join(f"<td>{_inline(cell)}</td>" for cell in _cells(line)) for line in lines[2:])
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<table class="grid" cellspacing="0" cellpadding="0"><tr>{head}</tr>{body}</table>'


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [cell.strip().replace("\\|", "|") for cell in _CELLS.split(inner)]


def _is_list(lines: Sequence[str]) -> bool:
    return _ITEM.match(lines[0]) is not None


def _list(lines: Sequence[str]) -> str:
    """A line that begins no item goes on with the one before."""
    items: list[str] = []
    for line in lines:
        item = _ITEM.match(line)
        if item is not None:
            items.append(item[2])
        else:
            items[-1] += f" {line.strip()}"
    first = _ITEM.match(lines[0])
    kind = "ol" if first is not None and first[1] else "ul"
    return f"<{kind}>{''.join(f'<li>{_inline(item)}</li>' for item in items)}</{kind}>"


def _is_quotation(lines: Sequence[str]) -> bool:
    return all(line.startswith(">") for line in lines)


def _quotation(lines: Sequence[str]) -> str:
    return f'<p class="aside">{_inline(" ".join(line.removeprefix(">").strip() for line in lines))}</p>'


_KINDS: tuple[tuple[Callable[[Sequence[str]], bool], Callable[[Sequence[str]], str]], ...] = (
    (_is_table, _table),
    (_is_list, _list),
    (_is_quotation, _quotation),
)


def _inline(text: str) -> str:
    """Code, strong and stressed words, and links; what stands between is escaped."""
    made, at = [], 0
    for found in _INLINE.finditer(text):
        made.append(escape(text[at : found.start()]))
        made.append(_marked(found))
        at = found.end()
    return "".join([*made, escape(text[at:])])


def _marked(found: re.Match[str]) -> str:
    if found["code"] is not None:
        return f'<span class="code">{escape(found["code"])}</span>'
    if found["strong"] is not None:
        return f"<b>{_inline(found['strong'])}</b>"
    if found["said"] is not None:
        return f"<i>{_inline(found['said'])}</i>"
    return f'<a href="{escape(found["to"], quote=True)}">{_inline(found["words"])}</a>'
