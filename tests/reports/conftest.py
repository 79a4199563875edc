"""What the tests of reports share: the text of a PDF, and the expected texts in ``golden/``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

_GOLDEN = Path(__file__).parent / "golden"


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of each page as a reader would copy it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    finally:
        document.close()


@pytest.fixture
def check_golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """Compares the text of a PDF with ``golden/NAME.txt``; ``--update-golden`` takes today's text as expected."""

    def check(name: str, pdf: bytes) -> None:
        found = "\n\f\n".join(page_texts(pdf)) + "\n"
        path = _GOLDEN / f"{name}.txt"
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(found, encoding="utf-8", newline="\n")
        assert found == path.read_text(encoding="utf-8")

    return check
