"""The files of an incident on its page: what the print says of them, and links that open or save each. No preview."""

from __future__ import annotations

from collections.abc import Callable

from vedette.domain.attachment import Attachment
from vedette.domain.report.blocks import Grid
from vedette.domain.report.sources import attachments_section
from vedette.domain.report.voice import Voice
from vedette.ui.incidents.reading import markup
from vedette.ui.incidents.reading.markup import heading, icon, paragraph, table

Link = Callable[[str, Attachment], str]
"""Markup of a link that opens or saves a file."""


def attachments_html(voice: Voice, link: Link) -> str:
    """'' where there are none."""
    files = voice.dossier.incident.attachments
    grids = [one for one in attachments_section(voice).blocks if isinstance(one, Grid)]
    told = [row for grid in grids for row in grid.rows]
    rows = [
        [markup.cell(number), markup.cell(words) + paragraph(_ways(file, link))]
        for (number, words), file in zip(told, files, strict=True)
    ]
    return heading("Attachments") + table(rows, (6, 94)) if rows else ""


def _ways(file: Attachment, link: Link) -> str:
    return f"{icon('external-link')} {link('open', file)} &nbsp; {icon('download')} {link('save', file)}"
