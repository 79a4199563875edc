"""What import-linter cannot see: lower floors that live without Qt, a light start, nothing that calls out."""

from __future__ import annotations

import ast
import importlib.metadata
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

REPO = Path(__file__).resolve().parent.parent
MODULES = sorted((REPO / "kundenapp").rglob("*.py"))
LONGEST_MODULE = 300
# Modules that may be longer, with their longest permitted length. This list only ever gets shorter.
LONGER_MODULES: dict[str, int] = {}

NETWORK = (
    "socket", "socketserver", "ssl", "urllib", "http", "requests", "httpx", "aiohttp", "urllib3", "ftplib", "smtplib",
    "imaplib", "poplib", "telnetlib", "xmlrpc", "webbrowser", "PySide6.QtNetwork", "PySide6.QtWebSockets",
    "PySide6.QtWebEngineCore",
)  # fmt: skip
# Which module may import which of them. The app never calls out; one window rings at another on the same computer.
MAY_USE_NETWORK: dict[str, set[str]] = {"kundenapp/app/doorbell.py": {"PySide6.QtNetwork"}}

IMPORT_ALL = """
import importlib, pkgutil, sys
for name in sys.argv[1:]:
    module = importlib.import_module(name)
    for found in pkgutil.walk_packages(getattr(module, "__path__", []), name + "."):
        importlib.import_module(found.name)
print(*sorted(sys.modules))
"""


def modules_loaded_with(*names: str) -> set[str]:
    """Import these modules and all below them in a fresh interpreter; return what was loaded on the way."""
    command = [sys.executable, "-c", IMPORT_ALL, *names]
    done = subprocess.run(command, cwd=REPO, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def imports(path: Path) -> Iterator[str]:
    """Every module that the source imports, also inside functions, in full: `from PySide6 import QtNetwork` too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_everything_below_the_window_lives_without_qt() -> None:
    floors = ("domain", "drawing", "store", "reports", "exchange", "services", "i18n", "resources")
    loaded = modules_loaded_with(*(f"kundenapp.{floor}" for floor in floors))
    assert "kundenapp.domain" in loaded
    assert not {name for name in loaded if name.split(".")[0] in ("PySide6", "shiboken6")}


def test_starting_loads_no_paper() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys, kundenapp.app.main; print(*sys.modules)"],
        cwd=REPO,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert not loaded & {"reportlab", "pypdfium2", "PIL"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(REPO).as_posix())
def test_a_module_fits_into_a_head(path: Path) -> None:
    name = path.relative_to(REPO).as_posix()
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGER_MODULES.get(name, LONGEST_MODULE)


def test_the_list_of_longer_modules_only_shrinks() -> None:
    for name, allowed in LONGER_MODULES.items():
        lines = len((REPO / name).read_text(encoding="utf-8").splitlines())
        assert LONGEST_MODULE < lines == allowed, f"{name} has {lines} lines now: tighten or remove its entry"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(REPO).as_posix())
def test_no_module_calls_out(path: Path) -> None:
    name = path.relative_to(REPO).as_posix()
    used = {forbidden for full in imports(path) for forbidden in NETWORK if f"{full}.".startswith(f"{forbidden}.")}
    assert used == MAY_USE_NETWORK.get(name, set())


def test_the_doorbell_does_not_leave_the_computer() -> None:
    used = {full for full in imports(REPO / "kundenapp/app/doorbell.py") if full.startswith("PySide6.QtNetwork")}
    assert used == {"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"}


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_pyside_is_one_that_keeps_none_alive() -> None:
    """PySide6 6.12.0 takes a reference from None in almost every call and dies after seconds on Python 3.11."""
    version = importlib.metadata.version("PySide6-Essentials")
    assert tuple(int(part) for part in version.split(".")[:2]) < (6, 12)


def test_none_keeps_its_references(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(500):
        label.setText("x")
    assert abs(sys.getrefcount(None) - before) < 50
