"""A main window over a real file, as the tests of the pages need it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kundenapp.app.qt_setup import make_application
from kundenapp.domain.business import Business
from kundenapp.ui.theme import Mode, theme
from tests.factories import BAKERY, person
from tests.ui.hands import opened_window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    """Every test begins in the light; dressing anew takes its time and is done only where it is needed."""
    if theme().mode is not Mode.LIGHT or theme().text_scale != 1.0 or qapp.applicationName() != "kundenapp":
        make_application(Mode.LIGHT, 1.0)
    yield
    if theme().mode is not Mode.LIGHT or theme().text_scale != 1.0:
        make_application(Mode.LIGHT, 1.0)


@pytest.fixture
def shop(store: Store) -> Store:
    """A file of a shop that has begun: a business, two employees, nobody else."""
    store.businesses.save(Business(name="Radwerk Lindner"))
    mira = store.employees.create("Mira Kaya")
    store.employees.create("Sabine Lindner")
    store.employee_id = mira.id
    return store


@pytest.fixture
def bakery(shop: Store) -> Customer:
    """Bäckerei Großmann, in the file."""
    return shop.customers.create(BAKERY)


@pytest.fixture
def koehler(shop: Store) -> Customer:
    """Anneliese Köhler, in the file."""
    return shop.customers.create(person())


@pytest.fixture
def main_window(shop: Store, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window over the shop's file at the tab Kunden; ask for customers before it, so that they are there then."""
    window = opened_window(shop, qtbot)
    yield window
    window.close()
