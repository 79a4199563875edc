"""What the command line asks of the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class WindowArguments:
    """How the window is to be started.

    Attributes
    ----------
    file:
        the customer file, None for the one in its usual place.
    demo:
        whether to show the sample business instead.
    employee_name:
        who is working, None to ask as usual.
    screenshot:
        where to save a picture of the window before it closes again, None to stay open.
    """

    file: Path | None = None
    demo: bool = False
    employee_name: str | None = None
    screenshot: Path | None = None
