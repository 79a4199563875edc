"""The reference for the start: a plain PySide6 window with menus, toolbar, table and form, in German, and nothing else.

A process of its own: ``python -m tests.benchmarks.bare_window``. It says so at the moment of the
first paint, and ends.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QFormLayout,
    QLineEdit,
    QMainWindow,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from tests.benchmarks.first_paint import FirstPaint


def bare_window() -> QMainWindow:
    """Return the window: 5 menus, a toolbar, a table of 200 x 6, a form of 15 fields."""
    window = QMainWindow()
    for menu_number in range(5):
        menu = window.menuBar().addMenu(f"Menü {menu_number}")
        for entry in range(8):
            menu.addAction(f"Eintrag {entry}")
    bar = window.addToolBar("Werkzeuge")
    for number in range(8):
        bar.addAction(f"Werkzeug {number}")
    table = QTableWidget(200, 6)
    for row in range(200):
        for column in range(6):
            table.setItem(row, column, QTableWidgetItem(f"Zelle {row} {column}"))
    window.setCentralWidget(table)
    form = QWidget()
    layout = QFormLayout(form)
    for number in range(15):
        layout.addRow(f"Feld {number}", QLineEdit(f"Wert {number}"))
    dock = QDockWidget("Angaben")
    dock.setWidget(form)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.resize(1366, 690)
    return window


def main() -> None:
    app = QApplication([])
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    translator = QTranslator()
    translator.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    app.installTranslator(translator)
    window = bare_window()
    first_paint = FirstPaint(window.centralWidget().viewport())  # type: ignore[attr-defined]
    window.show()
    first_paint.wait()


if __name__ == "__main__":
    main()
    sys.exit(0)
