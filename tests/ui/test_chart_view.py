"""A chart on the screen: pointed at, walked through, listened to, hidden, and drawn anew whenever its place changes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QToolTip, QVBoxLayout, QWidget

from kundenapp.domain.nps import ClassCounts, TrendPoint, score_of
from kundenapp.drawing.legend import trend_legend
from kundenapp.drawing.primitives import Text
from kundenapp.drawing.score_bar import score_bar
from kundenapp.drawing.trend import trend
from kundenapp.ui.common.chart_view import ChartView
from kundenapp.ui.common.privacy import PrivacyShade
from kundenapp.ui.theme import Mode, theme
from tests.ui.hands import bring_to_front, hit, move_mouse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QColor
    from pytestqt.qtbot import QtBot

    from kundenapp.drawing.chart import Chart, Lettering

SAMPLE = ClassCounts(promoters=36, passives=19, detractors=9)


def bar(width: float, _height: float, lettering: Lettering) -> Chart:
    return score_bar(score_of(SAMPLE), width, lettering)


def nothing(width: float, height: float, lettering: Lettering) -> Chart:
    return trend([], width, height, lettering)


def legend(width: float, _height: float, lettering: Lettering) -> Chart:
    return trend_legend([TrendPoint(date(2026, 11, 24), score_of(ClassCounts(6, 2, 2)))], width, lettering)


def year(width: float, height: float, lettering: Lettering) -> Chart:
    points = [TrendPoint(date(2026, month, 24), score_of(SAMPLE)) for month in range(1, 12)]
    return trend(points, width, height, lettering)


class Place(QMainWindow):
    """A window with a score, a course and a field after them."""

    def __init__(self) -> None:
        super().__init__()
        self.shade = PrivacyShade(self)
        body = QWidget()
        self.before, self.after = QLineEdit(), QLineEdit()
        self.bar = ChartView("Begeisterungswert", bar, self.shade)
        self.trend = ChartView("Verlauf", year, self.shade, least_height=160)
        column = QVBoxLayout(body)
        for widget in (self.before, self.bar, self.trend, self.after):
            column.addWidget(widget)
        self.setCentralWidget(body)


@pytest.fixture
def place(qtbot: QtBot) -> Iterator[Place]:
    window = Place()
    bring_to_front(window, qtbot, 600, 600)
    window.before.setFocus()
    yield window
    QToolTip.hideText()


def ask_for_tip(view: ChartView, x: float, y: float) -> str:
    """Let the mouse rest at a place; return what the tooltip says."""
    at = QPoint(round(x), round(y))
    move_mouse(view, at)
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    return plain(QToolTip.text()) if QToolTip.isVisible() else ""


def plain(markup: str) -> str:
    return markup.partition(">")[2].rpartition("<")[0].replace("&gt;", ">").replace("&lt;", "<")


def middle(view: ChartView, number: int) -> QPointF:
    region = view.chart.regions[number]
    return QPointF(region.x + region.width / 2, region.y + region.height / 2)


def described(view: ChartView) -> str:
    return QAccessible.queryAccessibleInterface(view).text(QAccessible.Text.Description)


def test_a_chart_is_as_wide_as_its_place(place: Place) -> None:
    assert place.bar.chart.width == place.bar.width()
    place.resize(900, 600)
    QApplication.processEvents()
    assert place.bar.width() > 800
    assert place.bar.chart.width == place.bar.width()
    assert place.trend.chart.height == place.trend.height()


def test_a_bar_is_as_high_as_it_needs_and_a_course_takes_the_rest(place: Place) -> None:
    assert 0 <= place.bar.height() - place.bar.chart.height < 1
    assert place.trend.height() > 300
    place.resize(600, 200)
    QApplication.processEvents()
    assert place.trend.height() >= 160


def test_what_needs_more_rows_where_it_is_narrow_gets_them(place: Place) -> None:
    place.bar.set_chart(legend)
    assert (place.bar.height(), place.bar.accessibleDescription()) == (20, place.bar.chart.summary)
    place.resize(300, 600)
    QApplication.processEvents()
    assert place.bar.height() == 40
    place.resize(600, 600)
    QApplication.processEvents()
    assert place.bar.height() == 20


def test_pointing_at_a_value_says_it(place: Place) -> None:
    spot = middle(place.bar, 0)
    assert ask_for_tip(place.bar, spot.x(), spot.y()) == "Kritiker 0–6: 9 von 64 Antworten, 14\u00a0%"
    spot = middle(place.trend, 10)
    said = ask_for_tip(place.trend, spot.x(), spot.y())
    assert said == "November 2026: +42, wahrscheinlich zwischen +23 und +58, 64 Antworten"


def test_pointing_at_nothing_says_nothing(place: Place, qtbot: QtBot) -> None:
    spot = middle(place.bar, 0)
    ask_for_tip(place.bar, spot.x(), spot.y())
    ask_for_tip(place.bar, 200, 1)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_a_chart_is_one_stop_of_the_tab_key(place: Place) -> None:
    hit(place, Qt.Key.Key_Tab)
    assert place.bar.hasFocus()
    hit(place, Qt.Key.Key_Right)
    hit(place, Qt.Key.Key_Tab)
    assert place.trend.hasFocus()
    hit(place, Qt.Key.Key_Tab)
    assert place.after.hasFocus()


def test_arrows_walk_and_stop_at_the_ends(place: Place) -> None:
    hit(place, Qt.Key.Key_Tab)
    assert place.bar.current_text().startswith("Kritiker")
    assert not QToolTip.isVisible(), "nothing opens only because the keyboard came"
    hit(place, Qt.Key.Key_Right)
    assert place.bar.current_text().startswith("Zufriedene")
    assert plain(QToolTip.text()) == place.bar.current_text()
    hit(place, Qt.Key.Key_End)
    hit(place, Qt.Key.Key_Right)
    assert place.bar.current_text().startswith("Begeisterungswert +42")
    hit(place, Qt.Key.Key_Left)
    assert place.bar.current_text().startswith("Begeisterte")
    hit(place, Qt.Key.Key_Home)
    hit(place, Qt.Key.Key_Left)
    assert place.bar.current_text().startswith("Kritiker")


def test_a_course_begins_with_its_latest_value(place: Place) -> None:
    place.trend.setFocus(Qt.FocusReason.TabFocusReason)
    assert place.trend.current_text().startswith("November 2026")
    hit(place, Qt.Key.Key_Left)
    assert place.trend.current_text().startswith("Oktober 2026")


def test_the_tip_goes_with_escape_and_with_the_keyboard(place: Place, qtbot: QtBot) -> None:
    hit(place, Qt.Key.Key_Tab)
    hit(place, Qt.Key.Key_Right)
    hit(place, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    hit(place, Qt.Key.Key_Right)
    qtbot.waitUntil(QToolTip.isVisible)
    hit(place, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_a_ring_marks_the_value(place: Place) -> None:
    def color_left_of(number: int) -> QColor:
        region = place.bar.chart.regions[number]
        return place.bar.grab().toImage().pixelColor(round(region.x) + 1, round(region.y + region.height / 2))

    assert color_left_of(1) == theme().color("stone_fill")
    hit(place, Qt.Key.Key_Tab)
    hit(place, Qt.Key.Key_Right)
    assert color_left_of(1) == theme().color("focus")
    hit(place, Qt.Key.Key_Right)
    assert color_left_of(1) == theme().color("stone_fill")


def test_the_ear_gets_the_whole_and_each_value(place: Place) -> None:
    assert place.bar.accessibleName() == "Begeisterungswert"
    assert described(place.bar) == place.bar.chart.summary
    assert "+42 aus 64 Antworten" in place.bar.chart.summary
    hit(place, Qt.Key.Key_Tab)
    hit(place, Qt.Key.Key_Right)
    assert described(place.bar).endswith("Zufriedene 7–8: 19 von 64 Antworten, 30\u00a0%")
    hit(place, Qt.Key.Key_Tab)
    assert described(place.bar) == place.bar.chart.summary


def test_a_covered_chart_shows_and_says_nothing(place: Place, qtbot: QtBot) -> None:
    hit(place, Qt.Key.Key_Tab)
    hit(place, Qt.Key.Key_Right)
    place.shade.toggle()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    image = place.bar.grab().toImage()
    colors = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(image.height())}
    assert not colors & {theme().color(token).name() for token in ("bad_fill", "good_fill", "accent", "accent_line")}
    assert (place.bar.accessibleName(), described(place.bar)) == ("Verdeckt", "")
    spot = middle(place.bar, 0)
    assert ask_for_tip(place.bar, spot.x(), spot.y()) == ""
    hit(place, Qt.Key.Key_Right)
    assert not QToolTip.isVisible()
    place.before.setFocus()
    hit(place, Qt.Key.Key_Tab)
    assert place.after.hasFocus()
    place.shade.toggle()
    assert described(place.bar) == place.bar.chart.summary
    hit(place, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert place.trend.hasFocus()


def test_without_values_there_is_nothing_to_walk_through(place: Place) -> None:
    place.trend.set_chart(nothing)
    assert described(place.trend) == "Noch zu wenige Antworten für einen Verlauf."
    hit(place, Qt.Key.Key_Tab)
    hit(place, Qt.Key.Key_Tab)
    assert place.after.hasFocus()
    place.trend.set_chart(year)
    hit(place, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert place.trend.current_text().startswith("November 2026")


def test_fewer_values_while_the_keyboard_is_there(place: Place) -> None:
    place.trend.setFocus(Qt.FocusReason.TabFocusReason)
    place.trend.set_chart(bar)
    assert place.trend.current_text().startswith("Kritiker")
    hit(place, Qt.Key.Key_Right)
    assert place.trend.current_text().startswith("Zufriedene")
    place.trend.set_chart(nothing)
    assert place.after.hasFocus()


def test_larger_text_makes_it_higher(place: Place, qapp: QApplication) -> None:
    before = place.bar.height()
    theme().apply(qapp, Mode.LIGHT, 1.3)
    QApplication.processEvents()
    assert place.bar.height() == pytest.approx(1.3 * before, abs=1)
    assert place.trend.minimumHeight() == 208
    assert max(one.size for one in place.bar.chart.picture if isinstance(one, Text)) == pytest.approx(1.3 * 13.3)


def test_the_dark_has_its_own_colours(place: Place, qapp: QApplication) -> None:
    theme().apply(qapp, Mode.DARK)
    QApplication.processEvents()
    image = place.bar.grab().toImage()
    assert image.pixelColor(image.width() - 20, 20).name() == theme().color("good_fill").name()
