"""Making Qt ours: German words, our look, our icon."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from kundenapp import __version__
from kundenapp.app.garbage import GarbageCollector
from kundenapp.ui.common.painter import app_icon
from kundenapp.ui.theme import Mode, theme


def make_application(mode: Mode, text_scale: float) -> QApplication:
    """Return the application, dressed and speaking German; there is at most one per process."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(["kundenapp"])
    app.setApplicationName("kundenapp")
    app.setApplicationDisplayName("Kundenapp")
    app.setApplicationVersion(__version__)
    app.setQuitOnLastWindowClosed(False)  # between two files there may be none
    app.setDesktopFileName("kundenapp")
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    speak_german(app)
    if app.findChild(GarbageCollector) is None:
        GarbageCollector(app).start()
    theme().apply(app, mode, text_scale)
    app.setWindowIcon(app_icon())
    return app


def speak_german(app: QApplication) -> None:
    """Let Qt's own texts (buttons of file dialogs, names of keys) be German."""
    if app.findChild(QTranslator, "qtbase_de") is not None:
        return
    translator = QTranslator(app)
    translator.setObjectName("qtbase_de")
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_de", folder):
        app.installTranslator(translator)
