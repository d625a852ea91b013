"""What somebody drops or pastes: files of this computer, or a picture. Addresses elsewhere are never fetched."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPoint
from PySide6.QtGui import QImage

from vedette.domain.errors import CannotRead

MOST_AT_ONCE = 200
"""Files of one drop or paste; more is a slip of the hand."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """Files, or else a picture that never was one."""

    files: tuple[Path, ...] = ()
    picture: QImage | None = None

    @property
    def is_something(self) -> bool:
        """Whether there is anything to attach."""
        return bool(self.files) or self.picture is not None


def incoming(mime: QMimeData) -> Incoming:
    """What of it can be attached."""
    files = files_of(mime)
    if files:
        return Incoming(files[:MOST_AT_ONCE])
    image = mime.imageData() if mime.hasImage() else None
    return Incoming(picture=image) if isinstance(image, QImage) and not image.isNull() else Incoming()


def files_of(mime: QMimeData) -> tuple[Path, ...]:
    """The local files, in their order."""
    urls = mime.urls() if mime.hasUrls() else []
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile() and not url.host())


def as_png(image: QImage) -> bytes:
    """The picture as a file, without what its maker wrote beside it; may take long, so not for the GUI thread."""
    picture = QImage(image)
    for key in picture.textKeys():
        picture.setText(key, "")
    picture.setOffset(QPoint(0, 0))
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not picture.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise CannotRead("The picture that was pasted can't be kept as a file; save it as one and attach that.")
    return bytes(content.data())
