"""What every test may use: the switches, an application without a screen, German time, an open customer file."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from kundenapp.store.opening import Places, create_store
from tests.factories import Clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kundenapp.store.store import Store

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LC_ALL", "C.UTF-8")
os.environ["TZ"] = "Europe/Berlin"
if hasattr(time, "tzset"):
    time.tzset()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("kundenapp")
    group.addoption("--screenshots", metavar="DIR", help="save pictures of every page into DIR, to look at them")
    group.addoption("--update-golden", action="store_true", help="take today's PDF texts as the expected ones")
    group.addoption("--thorough", action="store_true", help="2,000 kills and examples instead of 200 and 100")


def pytest_configure(config: pytest.Config) -> None:
    settings.register_profile("thorough", max_examples=2_000, deadline=None)
    if config.getoption("--thorough"):
        settings.load_profile("thorough")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the tests that only draw pictures out of a run that wants none."""
    if not config.getoption("--screenshots"):
        drawing = [item for item in items if "screenshots" in getattr(item, "fixturenames", ())]
        items[:] = [item for item in items if item not in drawing]
        config.hook.pytest_deselected(items=drawing)


@pytest.fixture
def screenshots(request: pytest.FixtureRequest) -> Path:
    """The folder for pictures, as given with ``--screenshots=DIR``."""
    path = Path(request.config.getoption("--screenshots"))
    path.mkdir(parents=True, exist_ok=True)
    return path


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the files of the person who runs it."""
    home = tmp_path / "home"
    home.mkdir()
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(home if variable == "HOME" else home / variable.lower()))


@pytest.fixture
def clock() -> Clock:
    """Monday morning, 9:42, until the test moves it."""
    return Clock()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Where this computer keeps backups and locks."""
    return Places(tmp_path / "backups", tmp_path / "state")


@pytest.fixture
def store(tmp_path: Path, places: Places, clock: Clock) -> Iterator[Store]:
    """An empty customer file, open; however the test leaves it, it is let go of at the end."""
    opened = create_store(tmp_path / "Kunden.kundenapp", places, clock)
    yield opened
    opened.abandon()
