"""The pages of a PDF as pictures, for the preview and the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from types import TracebackType

POINTS_PER_INCH = 72


class PdfPages:
    """An open PDF. Use it on the window's thread only: PDFium knows no threads.

    PDFium is loaded with the first document, so that the window opens without it.
    """

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2

        self._document: Any = pypdfium2.PdfDocument(pdf)

    def __len__(self) -> int:
        return len(self._document)

    def __enter__(self) -> PdfPages:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def size(self, index: int) -> tuple[float, float]:
        """Return width and height of a page in points."""
        width, height = self._document.get_page_size(index)
        return float(width), float(height)

    def image(self, index: int, dots_per_inch: float) -> QImage:
        """Return a page as a picture on white."""
        page = self._document[index]
        bitmap = page.render(scale=dots_per_inch / POINTS_PER_INCH, prefer_bgrx=True)
        view = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
        image = view.copy()  # the bitmap's memory goes when it is closed
        bitmap.close()
        page.close()
        return image

    def close(self) -> None:
        """Give the memory back; nothing can be asked afterwards."""
        self._document.close()
