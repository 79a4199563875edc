"""The preview: turning pages, zooming, crisp and only when seen."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget
from reportlab.pdfgen.canvas import Canvas

from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.reports.page_view import MARGIN, PageArea, Paper
from kundenapp.ui.reports.pdf_pages import PdfPages
from kundenapp.ui.reports.preview import Fit, PdfPreview
from kundenapp.ui.theme import Mode, theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

A4 = (595.28, 841.89)
COLORS = ("#AA0000", "#00AA00", "#0000AA", "#AAAA00")


def pdf_of(pages: int, size: tuple[float, float] = A4) -> bytes:
    """Return a PDF whose pages differ in the colour of a large square in the middle."""
    target = io.BytesIO()
    canvas = Canvas(target, size)
    for number in range(pages):
        canvas.setFillColor(COLORS[number % len(COLORS)])
        canvas.rect(size[0] / 4, size[1] / 4, size[0] / 2, size[1] / 2, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


@pytest.fixture
def preview(qtbot: QtBot, qapp: QApplication) -> Iterator[PdfPreview]:
    theme().apply(qapp, Mode.LIGHT)
    widget = PdfPreview()
    qtbot.addWidget(widget)
    widget.resize(700, 600)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.show_pdf(pdf_of(3))
    yield widget
    widget.clear()


def _area(preview: PdfPreview) -> PageArea:
    return preview.findChild(PageArea)


def _paper(preview: PdfPreview) -> Paper:
    return preview.findChild(Paper)


def _texts(preview: PdfPreview) -> list[str]:
    return [label.text() for label in preview.findChildren(PlainLabel)]


def _button(preview: PdfPreview, name: str) -> QAbstractButton:
    return next(b for b in preview.findChildren(QAbstractButton) if b.accessibleName().startswith(name))


def _color_seen(preview: PdfPreview) -> str:
    paper = _paper(preview)
    return paper.grab().toImage().pixelColor(QPoint(paper.width() // 2, paper.height() // 2)).name().upper()


def _press(preview: PdfPreview, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(_area(preview), key, modifier)


def _roll(preview: PdfPreview, delta: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    viewport = _area(preview).viewport()
    center = QPointF(viewport.rect().center())
    event = QWheelEvent(
        center, viewport.mapToGlobal(center), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton, modifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)


def test_shows_the_first_page_and_says_so(preview: PdfPreview) -> None:
    assert (preview.page, preview.page_count) == (1, 3)
    assert "Seite 1 von 3" in _texts(preview)
    assert _area(preview).accessibleName() == "Vorschau"
    assert _area(preview).accessibleDescription() == "Seite 1 von 3"
    assert _color_seen(preview) == COLORS[0]


def test_buttons_turn_pages_and_stop_at_the_ends(preview: PdfPreview) -> None:
    back, forward = _button(preview, "Vorige"), _button(preview, "Nächste")
    assert (back.isEnabled(), forward.isEnabled()) == (False, True)
    forward.click()
    assert _color_seen(preview) == COLORS[1]
    forward.click()
    assert preview.page == 3
    assert (back.isEnabled(), forward.isEnabled()) == (True, False)
    back.click()
    assert preview.page == 2


def test_page_keys_scroll_first_and_turn_at_the_edge(preview: PdfPreview) -> None:
    bar = _area(preview).verticalScrollBar()
    preview.set_zoom(1.0)
    _press(preview, Qt.Key.Key_PageDown)
    assert preview.page == 1
    assert bar.value() > 0
    for _turn in range(5):
        _press(preview, Qt.Key.Key_PageDown)
        if preview.page == 2:
            break
    assert (preview.page, bar.value()) == (2, 0)
    _press(preview, Qt.Key.Key_PageUp)
    assert (preview.page, bar.value()) == (1, bar.maximum())


def test_home_and_end(preview: PdfPreview) -> None:
    _press(preview, Qt.Key.Key_End)
    assert preview.page == 3
    _press(preview, Qt.Key.Key_Home)
    assert preview.page == 1


def test_wheel_turns_a_page_that_is_seen_whole(preview: PdfPreview) -> None:
    preview.set_fit(Fit.PAGE)
    for _part in range(4):
        _roll(preview, -30)
    assert preview.page == 2
    _roll(preview, 120)
    assert preview.page == 1
    _roll(preview, 120)
    assert preview.page == 1


def test_zoom_by_keys_wheel_and_buttons(preview: PdfPreview) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    _press(preview, Qt.Key.Key_0, control)
    assert preview.zoom == 1.0
    _press(preview, Qt.Key.Key_Plus, control)
    assert preview.zoom == 1.1
    _press(preview, Qt.Key.Key_Minus, control)
    _press(preview, Qt.Key.Key_Minus, control)
    assert preview.zoom == 0.9
    _roll(preview, 120, control)
    assert preview.zoom == 1.0
    _button(preview, "Größer").click()
    _button(preview, "Kleiner").click()
    assert preview.zoom == 1.0
    assert _button(preview, "100 %").text() == "100 %"
    for _step in range(20):
        _press(preview, Qt.Key.Key_Plus, control)
    assert preview.zoom == 3.0
    assert preview.page == 1


def test_original_size_is_the_size_of_the_paper(preview: PdfPreview) -> None:
    preview.set_zoom(1.0)
    assert _paper(preview).width() - 2 * MARGIN == round(A4[0] * 96 / 72)
    assert _paper(preview).height() - 2 * MARGIN == round(A4[1] * 96 / 72)


def test_fitting_follows_the_window(preview: PdfPreview) -> None:
    viewport = _area(preview).viewport()
    assert _paper(preview).width() <= viewport.width()
    assert _area(preview).horizontalScrollBar().maximum() == 0
    narrow = preview.zoom
    preview.resize(1000, 600)
    assert preview.zoom > narrow
    assert _area(preview).horizontalScrollBar().maximum() == 0
    _button(preview, "Ganze Seite").click()
    assert _paper(preview).height() <= viewport.height()
    assert _area(preview).verticalScrollBar().maximum() == 0
    _button(preview, "Ganze Breite").click()
    assert preview.zoom > narrow


def test_on_a_very_wide_screen_a_page_does_not_become_a_poster(preview: PdfPreview) -> None:
    preview.resize(1700, 600)
    assert preview.zoom == 1.25


def test_our_keys_come_before_those_of_the_window(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    preview = PdfPreview()
    QVBoxLayout(window).addWidget(preview)
    larger_text = QShortcut("Ctrl++", window)
    fired: list[bool] = []
    larger_text.activated.connect(lambda: fired.append(True))
    with qtbot.waitExposed(window):
        window.show()
    preview.show_pdf(pdf_of(1))
    preview.setFocus()
    before = preview.zoom
    QTest.keyClick(_area(preview), Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview.zoom > before
    assert not fired
    preview.clear()


def test_is_crisp_on_a_fine_screen(preview: PdfPreview, monkeypatch: pytest.MonkeyPatch) -> None:
    preview.set_zoom(1.0)
    asked: list[float] = []
    image = PdfPages.image

    def spy(pages: PdfPages, index: int, dots_per_inch: float) -> QImage:
        asked.append(round(dots_per_inch))
        return image(pages, index, dots_per_inch)

    monkeypatch.setattr(PdfPages, "image", spy)
    monkeypatch.setattr(Paper, "devicePixelRatioF", lambda _self: 2.0)
    _paper(preview).grab()
    assert asked == [192]
    preview.set_zoom(3.0)
    _paper(preview).grab()
    assert asked[-1] < 192 * 3  # a picture of a whole page at this size would take 120 MB


def test_draws_only_the_page_that_is_seen_and_only_once(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    image = PdfPages.image

    def spy(pages: PdfPages, index: int, dots_per_inch: float) -> QImage:
        drawn.append(index)
        return image(pages, index, dots_per_inch)

    monkeypatch.setattr(PdfPages, "image", spy)
    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.resize(700, 600)
    preview.show_pdf(pdf_of(4))
    assert drawn == []
    with qtbot.waitExposed(preview):
        preview.show()
    _paper(preview).grab()
    _paper(preview).grab()
    assert drawn == [0]
    _press(preview, Qt.Key.Key_End)
    _paper(preview).grab()
    assert drawn == [0, 3]
    preview.clear()


def test_another_pdf_starts_at_its_first_page_and_closes_the_old_one(preview: PdfPreview) -> None:
    closed: list[bool] = []
    pages = preview._pages
    assert pages is not None
    close = pages.close
    pages.close = lambda: (close(), closed.append(True))  # type: ignore[method-assign, assignment, func-returns-value]
    _press(preview, Qt.Key.Key_End)
    preview.show_pdf(pdf_of(2))
    assert closed == [True]
    assert (preview.page, preview.page_count) == (1, 2)
    assert _color_seen(preview) == COLORS[0]


def test_empty_and_cleared(qtbot: QtBot, qapp: QApplication) -> None:
    preview = PdfPreview()
    qtbot.addWidget(preview)
    with qtbot.waitExposed(preview):
        preview.show()
    assert (preview.page, preview.page_count) == (0, 0)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Home):
        _press(preview, key)
    _press(preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    preview.show_pdf(pdf_of(1))
    preview.clear()
    assert (preview.page, preview.page_count) == (0, 0)
    assert all(not button.isEnabled() for button in preview.findChildren(QAbstractButton))
    preview.grab()


def test_every_control_has_a_name_and_the_page_takes_the_focus(preview: PdfPreview) -> None:
    for button in preview.findChildren(QAbstractButton):
        assert button.accessibleName()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    preview.activateWindow()
    preview.setFocus()
    assert QApplication.focusWidget() is _area(preview)


def test_follows_the_theme(preview: PdfPreview, qapp: QApplication) -> None:
    corner = QPoint(5, preview.height() - 8)
    assert preview.grab().toImage().pixelColor(corner) == theme().color("border")
    theme().apply(qapp, Mode.DARK)
    assert preview.grab().toImage().pixelColor(corner) == theme().color("border")
    assert QColor(theme().color("border")) != QColor("#E4DFDC")
    theme().apply(qapp, Mode.LIGHT)


def test_pictures(preview: PdfPreview, screenshots: Path) -> None:
    from kundenapp.reports.customer import render_customer_report
    from tests.reports.snapshots import COMPANY

    preview.show_pdf(render_customer_report(COMPANY).pdf)
    preview.resize(900, 640)
    preview.setFocus()
    QApplication.processEvents()
    preview.grab().save(str(screenshots / "preview_width.png"))
    preview.set_fit(Fit.PAGE)
    QApplication.processEvents()
    preview.grab().save(str(screenshots / "preview_page.png"))


def test_key_events_that_are_not_ours_pass(preview: PdfPreview) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    QApplication.sendEvent(_area(preview), event)
    assert not event.isAccepted()
