"""Where the data files of the program lie."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_resources"
_CHECKOUT = _PACKAGE.parent / "resources"


def resource_path(name: str) -> Path:
    """Return the path of the resource `name`, for example ``icons/plus.svg``.

    An installed package carries its resources inside itself, a checkout beside the package.

    Raises
    ------
    FileNotFoundError
        if the program came without this file.
    """
    for root in (_INSTALLED, _CHECKOUT):
        path = root / name
        if path.exists():
            return path
    raise FileNotFoundError(name)
