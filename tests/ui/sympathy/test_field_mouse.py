"""Bubbles under the mouse: selected, pulled, put back, looked at, laid out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from kundenapp.domain.sympathy_board import BoardAxis
from kundenapp.domain.sympathy_field import Quadrant
from kundenapp.ui.sympathy.board import CUSTOMER_MIME, Move, TrailPoint, Vote
from kundenapp.ui.sympathy.field_paint import HELD_RADIUS
from kundenapp.ui.sympathy.field_scene import round_end
from tests.ui.hands import CTRL, NONE, hit
from tests.ui.sympathy.boards import BAKERY, FINK, HAUSER, KOEHLER, TODAY, crowd, entry, four, own
from tests.ui.sympathy.conftest import LEFT, MIDDLE, shown, tip_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor, QImage

    from kundenapp.domain.sympathy_board import BoardEntry
    from tests.ui.sympathy.conftest import Desk


def test_a_bubble_stands_at_its_values(desk: Desk) -> None:
    assert desk.at(BAKERY) == desk.spot(4.5, 8)
    assert desk.at(FINK) == desk.spot(2, None)


def test_without_an_estimate_it_stands_at_the_answer(desk: Desk) -> None:
    desk.show_board(own((entry(1, "Nora Schütte", 4, None, 6),)))
    assert desk.at(1) == desk.spot(4, 6)


def test_a_press_selects_and_beside_it_lets_go(desk: Desk) -> None:
    desk.click(desk.at(HAUSER))
    assert desk.heard("chosen") == [HAUSER]
    desk.click(desk.spot(1.5, 1))
    assert desk.field.selected_id is None
    assert desk.heard("chosen") == [HAUSER, None]
    assert not desk.moves


def test_a_trembling_press_moves_nobody(desk: Desk) -> None:
    begin = desk.at(HAUSER)
    desk.press(begin)
    desk.pull(begin + QPointF(3, 3))
    desk.release(begin + QPointF(3, 3))
    assert desk.field.selected_id == HAUSER
    assert not desk.moves
    assert not desk.heard("dragging")


def test_a_bubble_is_pulled_in_half_steps(desk: Desk) -> None:
    desk.take(HAUSER, desk.spot(4.1, 8.9))
    assert desk.field.held == Move(HAUSER, 4, 9, Quadrant.DREAM)
    assert desk.at(HAUSER) == desk.spot(4, 9)
    assert not desk.moves
    desk.release(desk.spot(4.1, 8.9))
    assert desk.moves == [Move(HAUSER, 4, 9, Quadrant.DREAM)]


def test_every_step_on_the_way_is_told_once(desk: Desk) -> None:
    desk.press(desk.at(HAUSER))
    for sympathy in (2.6, 3.0, 3.05, 3.5, 3.5):
        desk.pull(desk.spot(sympathy, 7.5))
    desk.release(desk.spot(3.5, 7.5))
    values = [what.sympathy if isinstance(what, Move) else None for what in desk.heard("dragging")]
    assert values == [2.5, 3, 3.5, None]
    assert desk.heard("zone_hinted") == [Quadrant.REASON, Quadrant.DREAM, None]


def test_where_a_bubble_was_taken_it_hangs_on_the_pointer(desk: Desk) -> None:
    grip = QPointF(9, -9)
    begin = desk.at(HAUSER) + grip
    desk.press(begin)
    desk.pull(begin + QPointF(20, 0))
    desk.pull(desk.spot(3.5, 6) + grip)
    assert desk.field.held == Move(HAUSER, 3.5, 6, Quadrant.HEART)


def test_put_back_where_it_was_nothing_has_happened(desk: Desk) -> None:
    desk.take(HAUSER, desk.spot(4, 4))
    desk.pull(desk.spot(2.5, 7.5))
    desk.release(desk.spot(2.5, 7.5))
    assert not desk.moves
    assert desk.heard("dragging")[-1] is None


def test_onto_the_strip_it_loses_its_enthusiasm(desk: Desk) -> None:
    desk.drag(HAUSER, desk.spot(4, None))
    assert desk.moves == [Move(HAUSER, 4, None, None)]


def test_from_the_strip_it_gets_one(desk: Desk) -> None:
    desk.drag(FINK, desk.spot(2, 2))
    assert desk.moves == [Move(FINK, 2, 2, Quadrant.CLARIFY)]


def test_who_stands_at_the_answer_moves_sideways_without_an_estimate(desk: Desk) -> None:
    desk.show_board(own((entry(1, "Nora Schütte", 4, None, 6),)))
    desk.drag(1, desk.spot(2, 6))
    assert desk.moves == [Move(1, 2, None, Quadrant.CLARIFY)]
    desk.drag(1, desk.spot(4, 9))
    assert desk.moves[1] == Move(1, 4, 9, Quadrant.DREAM)


def test_escape_puts_it_back(desk: Desk) -> None:
    desk.field.setFocus()
    desk.take(HAUSER, desk.spot(4, 4))
    hit(desk, Qt.Key.Key_Escape)
    assert desk.at(HAUSER) == desk.spot(2.5, 7.5)
    desk.release(desk.spot(4, 4))
    assert not desk.moves
    assert desk.field.selected_id == HAUSER
    assert desk.heard("dragging")[-1] is None
    assert desk.heard("zone_hinted")[-1] is None


def test_outside_the_field_it_is_where_it_was(desk: Desk) -> None:
    desk.take(HAUSER, desk.spot(4, 4))
    outside = QPointF(desk.field.width() + 150, 100)
    desk.pull(outside)
    assert desk.at(HAUSER) == desk.spot(2.5, 7.5)
    desk.release(outside)
    assert not desk.moves
    assert desk.field.held is None


def test_a_little_too_far_is_the_end_of_the_scale(desk: Desk) -> None:
    desk.drag(HAUSER, QPointF(desk.field.width() + 30, -30))
    assert desk.moves == [Move(HAUSER, 5, 10, Quadrant.DREAM)]


def test_between_field_and_strip_it_is_on_the_strip(desk: Desk) -> None:
    geometry = desk.field.geometry_now
    desk.take(HAUSER, QPointF(desk.spot(3, 0).x(), (geometry.bottom + geometry.strip_top) / 2))
    assert desk.field.held == Move(HAUSER, 3, None, None)


def test_taken_at_its_upper_half_it_still_stands_in_the_field_at_the_bottom(desk: Desk) -> None:
    grip, geometry = QPointF(0, -12), desk.field.geometry_now
    desk.press(desk.at(HAUSER) + grip)
    desk.pull(desk.at(HAUSER) + grip + QPointF(0, 30))
    desk.pull(QPointF(desk.spot(3, 0).x(), geometry.bottom - 2))
    assert desk.field.held == Move(HAUSER, 3, 0, Quadrant.CLARIFY)


def test_coming_back_into_the_field_goes_on(desk: Desk) -> None:
    desk.take(HAUSER, desk.spot(4, 4))
    desk.pull(QPointF(-150, -150))
    desk.pull(desk.spot(3.5, 4))
    desk.release(desk.spot(3.5, 4))
    assert desk.moves == [Move(HAUSER, 3.5, 4, Quadrant.HEART)]


def test_leaving_the_window_puts_it_back(desk: Desk) -> None:
    desk.field.setFocus()
    desk.take(HAUSER, desk.spot(4, 4))
    QApplication.sendEvent(desk.field, QEvent(QEvent.Type.WindowDeactivate))
    assert desk.at(HAUSER) == desk.spot(2.5, 7.5)
    desk.release(desk.spot(4, 4))
    assert not desk.moves


def test_somebody_else_selected_meanwhile_puts_it_back(desk: Desk) -> None:
    desk.take(HAUSER, desk.spot(4, 4))
    desk.field.select(KOEHLER)
    assert desk.at(HAUSER) == desk.spot(2.5, 7.5)
    desk.release(desk.spot(4, 4))
    assert not desk.moves


def test_pulled_with_its_way_nothing_old_stays(desk: Desk) -> None:
    """The way takes the colour of the quadrant, so all of it is painted anew."""
    desk.field.select(HAUSER)
    desk.field.show_trail((TrailPoint(TODAY.replace(year=2025), 1, 2), TrailPoint(TODAY, 2.5, 7.5)))
    desk.take(HAUSER, desk.spot(4, 4))
    QApplication.processEvents()
    painted = _Painted()
    desk.field.installEventFilter(painted)
    desk.pull(desk.spot(4, 8))
    QApplication.processEvents()
    assert painted.areas == [desk.field.width() * desk.field.height()]


def test_on_the_screen_nothing_stays_of_where_a_bubble_was_pulled_along(desk: Desk) -> None:
    desk.show_board(own((entry(7, "Bäckerei mit langem Namen Großmann", 3, 3, 9), *four()[1:])))
    desk.take(7, desk.spot(4, 4))
    for place in ((5, 10), (1, 0), (3, None), (2.5, 8), (4.5, 6.5)):
        desk.pull(desk.spot(*place))
        QApplication.processEvents()
    on_screen = shown(desk)
    desk.field.update()
    QApplication.processEvents()
    assert shown(desk) == on_screen


def test_hidden_while_a_bubble_is_held_it_is_put_back(desk: Desk) -> None:
    desk.take(HAUSER, desk.spot(4, 4))
    desk.field.hide()
    assert desk.heard("dragging")[-1] is None
    assert desk.at(HAUSER) == desk.spot(2.5, 7.5)


def test_the_other_button_puts_it_back(desk: Desk) -> None:
    desk.take(HAUSER, desk.spot(4, 4))
    desk.press(desk.spot(4, 4), Qt.MouseButton.RightButton)
    assert desk.at(HAUSER) == desk.spot(2.5, 7.5)


def test_a_new_board_meanwhile_ends_the_pull(desk: Desk) -> None:
    desk.take(HAUSER, desk.spot(4, 4))
    desk.show_board(own())
    desk.release(desk.spot(4, 4))
    assert not desk.moves
    assert desk.at(HAUSER) == desk.spot(2.5, 7.5)


@pytest.mark.parametrize("is_team", [False, True])
def test_on_other_sheets_nothing_moves(desk: Desk, *, is_team: bool) -> None:
    desk.show_board(replace(own(), may_move=False, is_team=is_team))
    desk.drag(HAUSER, desk.spot(4, 4))
    assert not desk.moves
    assert desk.field.selected_id == HAUSER


def test_on_other_heights_nothing_moves(desk: Desk) -> None:
    desk.show_board(replace(own(), axis=BoardAxis.REVENUE, axis_values={BAKERY: 18_000.0, HAUSER: 900.0}))
    assert desk.at(BAKERY) == desk.spot(4.5, 18_000)
    assert desk.at(KOEHLER) == desk.spot(4, None)
    assert desk.field.geometry_now.high == 20_000
    desk.drag(BAKERY, desk.spot(2, 1000))
    assert not desk.moves


def test_a_double_click_opens(desk: Desk) -> None:
    desk.click(desk.at(HAUSER))
    desk.mouse(QEvent.Type.MouseButtonDblClick, desk.at(HAUSER))
    assert desk.heard("opened") == [HAUSER]
    desk.mouse(QEvent.Type.MouseButtonDblClick, desk.spot(1.5, 1))
    assert desk.heard("opened") == [HAUSER]
    assert desk.field.selected_id is None


def test_a_double_click_on_how_many_more_opens_nobody(desk: Desk) -> None:
    desk.show_board(own(crowd(7)))
    at = QPointF(*desk.field.scene.badge_of(desk.field.scene.piles[0]))
    desk.click(at)
    desk.mouse(QEvent.Type.MouseButtonDblClick, at)
    desk.release(at)
    assert not desk.heard("opened")


def test_the_hand_shows_who_can_be_taken(desk: Desk) -> None:
    free = Qt.MouseButton.NoButton
    desk.pull(desk.at(HAUSER), free)
    assert desk.field.cursor().shape() is Qt.CursorShape.OpenHandCursor
    desk.take(HAUSER, desk.spot(4, 4))
    assert desk.field.cursor().shape() is Qt.CursorShape.ClosedHandCursor
    desk.release(desk.spot(4, 4))
    desk.pull(desk.spot(1.5, 1), free)
    assert desk.field.cursor().shape() is Qt.CursorShape.ArrowCursor
    desk.show_board(replace(own(), may_move=False))
    desk.pull(desk.at(HAUSER), free)
    assert desk.field.cursor().shape() is Qt.CursorShape.ArrowCursor


class _Painted(QObject):
    """Notes how much of a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.areas: list[int] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.areas.append(sum(rect.width() * rect.height() for rect in cast("Iterable[QRect]", event.region())))
        return super().eventFilter(watched, event)


def test_a_step_paints_only_what_has_changed(desk: Desk) -> None:
    desk.show_board(own(crowd(300, enthusiasm=2)[1:] + four()[:1]))
    desk.take(BAKERY, desk.spot(4, 8))
    QApplication.processEvents()
    painted = _Painted()
    desk.field.installEventFilter(painted)
    desk.pull(desk.spot(4, 8.1))
    QApplication.processEvents()
    assert not painted.areas, "within a step nothing changes"
    desk.pull(desk.spot(2, 3))
    QApplication.processEvents()
    assert len(painted.areas) == 1
    assert painted.areas[0] < desk.field.width() * desk.field.height() / 4


@pytest.mark.parametrize(
    ("value", "end"), [(0, 1), (0.4, 1), (1, 1), (1.2, 2), (3, 5), (7, 10), (900, 1000), (18_000, 20_000), (2e6, 2e6)]
)
def test_an_axis_ends_at_a_round_number(value: float, end: float) -> None:
    assert round_end(value) == end


def test_many_at_one_place_are_laid_out_and_put_together_again(desk: Desk) -> None:
    desk.show_board(own(crowd(7)))
    pile = desk.field.scene.piles[0]
    assert pile.more == 6
    desk.click(QPointF(*desk.field.scene.badge_of(pile)))
    assert desk.field.scene.fan_keys == (1, 2, 3, 4, 5, 6, 7)
    desk.click(desk.at(5))
    assert desk.field.selected_id == 5
    desk.click(QPointF(60, 60))
    assert desk.field.scene.fan is None
    assert desk.field.selected_id == 5, "the press only closed the pile"


def test_out_of_a_pile_somebody_is_pulled(desk: Desk) -> None:
    desk.show_board(own(crowd(7)))
    desk.click(QPointF(*desk.field.scene.badge_of(desk.field.scene.piles[0])))
    desk.drag(6, desk.spot(2, 8))
    assert desk.moves == [Move(6, 2, 8, Quadrant.REASON)]


def test_very_many_are_laid_out_in_portions(desk: Desk) -> None:
    desk.show_board(own(crowd(200)))
    scene = desk.field.scene
    desk.click(QPointF(*scene.badge_of(scene.piles[0])))
    assert scene.fan is not None
    assert scene.fan_keys == tuple(range(1, 24))
    assert scene.fan_more == 177
    desk.click(QPointF(*scene.fan.points[-1]))
    assert scene.fan_keys == tuple(range(24, 47))
    for _turn in range(8):
        desk.click(QPointF(*scene.fan.points[-1]))
    assert scene.fan_keys == tuple(range(1, 24))


def test_escape_puts_the_pile_together_first(desk: Desk) -> None:
    desk.show_board(own(crowd(7)))
    desk.field.setFocus()
    desk.click(QPointF(*desk.field.scene.badge_of(desk.field.scene.piles[0])))
    desk.click(desk.at(2))
    hit(desk, Qt.Key.Key_Escape)
    assert desk.field.scene.fan is None
    assert desk.field.selected_id == 2
    hit(desk, Qt.Key.Key_Escape)
    assert desk.field.selected_id is None


def test_the_tooltip_says_it_all(desk: Desk) -> None:
    assert tip_at(desk.field, desk.at(BAKERY)) == (
        "Bäckerei Großmann · Sympathie 4,5 · Begeisterung 8 (geschätzt) · Antwort 9 von 10 am 11.11."
    )
    assert tip_at(desk.field, desk.at(FINK)) == "Rolf Fink · Sympathie 2"
    tip_at(desk.field, desk.spot(1.5, 1))
    QApplication.processEvents()


def test_the_tooltip_of_the_team_says_how_far_they_agree(desk: Desk) -> None:
    seen = (
        entry(1, "Tischlerei Hauser", 3.3, 7, raters=3, span=(2, 5)),
        entry(2, "Nora Schütte", 4.0, 7.5, raters=2),
        entry(3, "Karl Meier", 2.0, 3),
    )
    desk.show_board(replace(own(seen), may_move=False, is_team=True))
    assert tip_at(desk.field, desk.at(1)) == (
        "Tischlerei Hauser · Sympathie 3,3 · 3 Einschätzungen · 2 bis 5, gespalten · Begeisterung 7 (geschätzt)"
    )
    assert "2 Einschätzungen · 4, einig" in tip_at(desk.field, desk.at(2))
    assert "1 Einschätzung ·" in tip_at(desk.field, desk.at(3))


def test_the_tooltip_says_the_figure_of_the_height(desk: Desk) -> None:
    desk.show_board(replace(own(), axis=BoardAxis.REVENUE, axis_values={HAUSER: 12_000.4}))
    assert tip_at(desk.field, desk.at(HAUSER)).endswith("Ertrag im Jahr 12.000 €")
    assert tip_at(desk.field, desk.at(FINK)).endswith("Ertrag im Jahr nicht bekannt")
    desk.show_board(replace(own(), axis=BoardAxis.EFFORT, axis_values={HAUSER: 3.5}))
    assert tip_at(desk.field, desk.at(HAUSER)).endswith("Aufwand 3,5")


def test_a_name_is_no_markup(desk: Desk) -> None:
    desk.show_board(own((entry(1, "<b>Nora</b>\nSchütte", 4, 6),)))
    assert tip_at(desk.field, desk.at(1)).startswith("<b>Nora</b> Schütte · ")


def wheel(desk: Desk, at: QPointF, turn: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QApplication.sendEvent(
        desk.field,
        QWheelEvent(
            at,
            QPointF(desk.field.mapToGlobal(at)),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def test_the_wheel_enlarges_around_the_pointer(desk: Desk) -> None:
    at = desk.at(HAUSER)
    wheel(desk, at, 120, CTRL)
    assert desk.field.geometry_now.zoom == 1.25
    assert (desk.at(HAUSER) - at).manhattanLength() < 1e-6
    wheel(desk, at, -120, CTRL)
    assert desk.field.geometry_now.zoom == 1


def test_as_a_whole_the_wheel_belongs_to_the_page(desk: Desk) -> None:
    before = desk.field.geometry_now
    wheel(desk, desk.at(HAUSER), -120)
    assert desk.field.geometry_now == before


def test_enlarged_the_wheel_and_the_middle_button_move_what_is_seen(desk: Desk) -> None:
    wheel(desk, desk.at(HAUSER), 480, CTRL)
    before = desk.at(HAUSER)
    wheel(desk, before, 120)
    assert desk.at(HAUSER).y() > before.y()
    before = desk.at(HAUSER)
    desk.press(QPointF(300, 200), MIDDLE)
    desk.pull(QPointF(280, 190), MIDDLE)
    desk.release(QPointF(280, 190), MIDDLE)
    assert desk.at(HAUSER) - before == QPointF(-20, -10)
    desk.field.reset_zoom()
    assert desk.at(HAUSER) == desk.spot(2.5, 7.5)
    assert desk.field.geometry_now.zoom == 1


def test_with_the_space_bar_the_left_button_does_the_same(desk: Desk) -> None:
    desk.field.setFocus()
    desk.field.zoom_in()
    desk.field.zoom_in()
    from PySide6.QtTest import QTest

    QTest.keyPress(desk.field, Qt.Key.Key_Space)
    before = desk.at(HAUSER)
    desk.press(before)
    desk.pull(before + QPointF(-30, -15))
    desk.release(before + QPointF(-30, -15))
    QTest.keyRelease(desk.field, Qt.Key.Key_Space)
    assert desk.at(HAUSER) - before == QPointF(-30, -15)
    assert not desk.moves
    assert desk.field.selected_id is None


def test_enlarged_a_bubble_is_pulled_by_the_same_steps(desk: Desk) -> None:
    wheel(desk, desk.spot(3, 7), 240, CTRL)
    desk.drag(HAUSER, desk.spot(3.5, 8))
    assert desk.moves == [Move(HAUSER, 3.5, 8, Quadrant.DREAM)]


def carried(customer: str | None) -> QMimeData:
    data = QMimeData()
    if customer is not None:
        data.setData(CUSTOMER_MIME, customer.encode())
    else:
        data.setText("4711")
    return data


def bring(desk: Desk, data: QMimeData, at: QPointF) -> bool:
    """Carry something over the field; return whether it may be dropped there."""
    action, buttons = Qt.DropAction.MoveAction, LEFT
    entering = QDragEnterEvent(at.toPoint(), action, data, buttons, NONE)
    QApplication.sendEvent(desk.field, entering)
    if not entering.isAccepted():
        return False
    over = QDragMoveEvent(at.toPoint(), action, data, buttons, NONE)
    QApplication.sendEvent(desk.field, over)
    return over.isAccepted()


def drop(desk: Desk, data: QMimeData, at: QPointF) -> None:
    if bring(desk, data, at):
        QApplication.sendEvent(desk.field, QDropEvent(at, Qt.DropAction.MoveAction, data, LEFT, NONE))


def test_a_customer_is_dropped_on_the_field(desk: Desk) -> None:
    drop(desk, carried("99"), desk.spot(4.4, 9.1))
    assert desk.moves == [Move(99, 4.5, 9, Quadrant.DREAM)]
    assert desk.heard("dragging") == [Move(99, 4.5, 9, Quadrant.DREAM), None]
    assert desk.heard("zone_hinted") == [Quadrant.DREAM, None]


def test_a_customer_is_dropped_on_the_strip(desk: Desk) -> None:
    drop(desk, carried("99"), desk.spot(2, None))
    assert desk.moves == [Move(99, 2, None, None)]


def test_while_a_customer_is_carried_over_the_field_it_shows_where_to(desk: Desk) -> None:
    bare = desk.field.grab().toImage()
    assert bring(desk, carried("99"), desk.spot(4, 9))
    assert desk.field.grab().toImage() != bare


def test_carried_away_again_nothing_happens(desk: Desk) -> None:
    assert bring(desk, carried("99"), desk.spot(4, 9))
    QApplication.sendEvent(desk.field, QDragLeaveEvent())
    assert desk.heard("dragging")[-1] is None
    assert not desk.moves


@pytest.mark.parametrize("what", [None, "", "Großmann", "-1"])
def test_anything_else_is_not_taken(desk: Desk, what: str | None) -> None:
    assert not bring(desk, carried(what), desk.spot(4, 9))


def test_a_sheet_that_is_only_looked_at_takes_nobody(desk: Desk) -> None:
    desk.show_board(replace(own(), may_move=False))
    assert not bring(desk, carried("99"), desk.spot(4, 9))


def test_beside_the_field_nobody_is_put(desk: Desk) -> None:
    assert not bring(desk, carried("99"), QPointF(2, 100))


def pixel(desk: Desk, at: QPointF) -> QColor:
    return desk.field.grab().toImage().pixelColor(at.toPoint())


def test_while_it_is_held_the_picture_shows_it_at_its_new_place_only(desk: Desk) -> None:
    desk.field.grab()
    fill = QPointF(0, -12)
    old, new = desk.at(HAUSER), desk.spot(4, 4)
    before = pixel(desk, old + fill)
    desk.take(HAUSER, new)
    QApplication.processEvents()
    assert pixel(desk, old + fill) != before
    assert pixel(desk, desk.at(HAUSER) + fill) == before.fromString("#1E6A75")


def test_raised_under_the_pointer(desk: Desk) -> None:
    desk.show_board(own((entry(1, "Nora Schütte", 4, 6), entry(2, "Karl Meier", 4, 6))))
    desk.pull(desk.at(1) - QPointF(10, 0), Qt.MouseButton.NoButton)
    raised = desk.field.grab().toImage()
    QApplication.sendEvent(desk.field, QEvent(QEvent.Type.Leave))
    assert desk.field.grab().toImage() != raised


def test_below_the_field_the_team_may_lie_apart_too(desk: Desk) -> None:
    apart, together = (
        replace(own((entry(1, "Rolf Fink", 3, None, raters=3, span=span),)), may_move=False, is_team=True)
        for span in ((1.5, 4.5), (3.0, 3.0))
    )
    desk.show_board(together)
    bare = desk.field.grab().toImage()
    desk.show_board(apart)
    assert desk.field.grab().toImage() != bare


def test_only_the_team_is_seen_to_lie_apart(desk: Desk) -> None:
    def picture(span: tuple[float, float], *, is_team: bool) -> QImage:
        seen = (entry(1, "Rolf Fink", 3, 5, raters=3, span=span),)
        desk.show_board(replace(own(seen), may_move=False, is_team=is_team))
        return desk.field.grab().toImage()

    assert picture((1.5, 4.5), is_team=False) == picture((3, 3), is_team=False)
    assert picture((1.5, 4.5), is_team=True) != picture((3, 3), is_team=True)
    assert picture((2.5, 3.5), is_team=True) == picture((3, 3), is_team=True), "close together is not apart"


def test_the_ring_around_whoever_stands_in_a_corner_lies_in_the_field(desk: Desk) -> None:
    desk.show_board(own((entry(1, "Nora Schütte", 5, 10), entry(2, "Rolf Fink", 1, 0))))
    geometry, ring = desk.field.geometry_now, HELD_RADIUS + 1
    for key in (1, 2):
        x, y = desk.at(key).toTuple()
        assert geometry.left <= x - ring
        assert x + ring <= geometry.right
        assert geometry.top <= y - ring
        assert y + ring <= geometry.bottom


def test_the_ring_around_whoever_stands_below_the_field_is_whole(desk: Desk) -> None:
    assert desk.at(FINK).y() + HELD_RADIUS + 1 <= desk.field.height()
    assert desk.at(FINK).y() - HELD_RADIUS - 1 >= desk.field.geometry_now.bottom


def test_the_field_begins_right_of_the_words_of_its_axis(desk: Desk) -> None:
    assert desk.field.geometry_now.left == desk.field.gutter == 26


def test_a_real_answer_is_marked_where_no_bubble_covers_it(desk: Desk) -> None:
    scene = desk.field.scene
    assert scene.mark_of(BAKERY) == desk.spot(4.5, 9).toTuple()
    assert scene.mark_of(HAUSER) is None
    desk.show_board(own((entry(5, "Karl Meier", 4.5, 8.75, 9),)))
    assert scene.mark_of(5) == (desk.spot(4.5, 9) + QPointF(22.5, 0)).toTuple()
    desk.show_board(own((*four(), entry(5, "Karl Meier", 4.5, 9))))
    assert scene.mark_of(BAKERY) == (desk.spot(4.5, 9) + QPointF(22.5, 0)).toTuple()
    desk.show_board(own((*four(), entry(5, "Karl Meier", 4.5, 9), *crowd_at_right())))
    assert scene.mark_of(BAKERY) == (desk.spot(4.5, 9) - QPointF(22.5, 0)).toTuple()


@pytest.mark.parametrize(("estimate", "is_marked"), [(8.0, False), (7.5, True), (9.5, False), (10.0, False), (5, True)])
def test_an_answer_near_to_the_estimate_is_marked_only_of_whom_one_looks_at(
    estimate: float, is_marked: bool, desk: Desk
) -> None:
    desk.show_board(own((entry(5, "Karl Meier", 3, estimate, 9), entry(HAUSER, "Tischlerei Hauser", 5, 1))))
    scene, at = desk.field.scene, desk.at(5)
    assert (scene.resting_mark_of(5) is not None) == is_marked
    mark = scene.mark_of(5)
    assert mark is not None
    place = desk.field.mapTo(desk, QPointF(*mark).toPoint())
    QApplication.processEvents()
    resting = shown(desk).pixelColor(place)
    desk.mouse(QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton, held=Qt.MouseButton.NoButton)
    QApplication.processEvents()
    assert (shown(desk).pixelColor(place) == resting) == is_marked, "the hand on the bubble brings the mark"


def crowd_at_right() -> tuple[BoardEntry, ...]:
    """Return somebody a little right of Karl Meier."""
    return (entry(6, "Eva Weiß", 4.68, 9),)


def test_opinions_and_way_belong_to_who_is_selected(desk: Desk) -> None:
    desk.show_board(replace(own(), may_move=False, is_team=True))
    desk.field.select(HAUSER)
    bare = desk.field.grab().toImage()
    desk.field.show_votes(KOEHLER, (Vote("S", 1, 1), Vote("M", 5, 9)))
    assert desk.field.grab().toImage() == bare, "opinions about somebody else"
    desk.field.show_votes(HAUSER, (Vote("S", 1, 7), Vote("M", 4, None)))
    with_votes = desk.field.grab().toImage()
    assert with_votes != bare
    desk.field.show_trail((TrailPoint(TODAY, 2.5, 7.5), TrailPoint(TODAY.replace(year=2025), 1, 2)))
    assert desk.field.grab().toImage() != with_votes
    desk.field.select(KOEHLER)
    desk.field.select(HAUSER)
    assert desk.field.grab().toImage() == bare


def test_an_opinion_lies_on_no_name(desk: Desk) -> None:
    desk.show_board(replace(own(), may_move=False, is_team=True))
    desk.field.select(HAUSER)
    below = desk.spot(4, 3) + QPointF(0, 30)
    x, y = desk.field.geometry_now.sympathy_at(below.x()), desk.field.geometry_now.height_at(below.y())
    bare = {name.label.key: name.label.y for name in desk.field.names()}
    desk.field.show_votes(HAUSER, (Vote("S", x, y), Vote("M", 2, 7)))
    moved = {name.label.key: name.label.y for name in desk.field.names()}
    assert moved[KOEHLER] < bare[KOEHLER]
    assert moved[BAKERY] == bare[BAKERY]


def test_a_board_without_the_selected_selects_nobody(desk: Desk) -> None:
    desk.field.select(HAUSER)
    desk.show_board(own(four()[:1]))
    assert desk.field.selected_id is None
    desk.field.select(4711)
    assert desk.field.selected_id is None
    assert not desk.heard("chosen")
