"""What a report is once it has been drawn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RenderedReport:
    """A finished document.

    `title` names it in a preview and in the queue of a printer, `file_name` is proposed when it is saved, and
    `notices` say what could not be printed as it was typed; they also stand at the end of the document.
    """

    pdf: bytes
    title: str
    file_name: str
    notices: tuple[str, ...] = ()
