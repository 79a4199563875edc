"""The field by keyboard, and what somebody hears who does not see it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QToolTip

from kundenapp.domain.sympathy_board import BoardAxis
from kundenapp.domain.sympathy_field import Quadrant
from kundenapp.ui.sympathy.board import Board, Move
from tests.ui.hands import CTRL, SHIFT, hit
from tests.ui.sympathy.boards import BAKERY, FINK, HAUSER, KOEHLER, crowd, entry, own
from tests.ui.sympathy.conftest import plain, shown

if TYPE_CHECKING:
    from tests.ui.sympathy.conftest import Desk

KEY = Qt.Key


@pytest.fixture(autouse=True)
def _come(desk: Desk) -> None:
    hit(desk, KEY.Key_Tab)


def spoken(desk: Desk, part: QAccessible.Text = QAccessible.Text.Description) -> str:
    return QAccessible.queryAccessibleInterface(desk.field).text(part)


def test_it_is_one_stop_of_the_tab_key(desk: Desk) -> None:
    assert desk.field.hasFocus()
    assert desk.field.selected_id is None, "nothing happens only because the keyboard came"
    hit(desk, KEY.Key_PageDown)
    hit(desk, KEY.Key_Tab)
    assert desk.after.hasFocus()
    hit(desk, KEY.Key_Backtab, SHIFT)
    assert desk.field.hasFocus()


def test_from_customer_to_customer_by_name(desk: Desk) -> None:
    walked = []
    for key in (KEY.Key_PageDown, KEY.Key_PageDown, KEY.Key_PageUp, KEY.Key_PageUp, KEY.Key_End, KEY.Key_PageDown):
        hit(desk, key)
        walked.append(desk.field.selected_id)
    assert walked == [BAKERY, HAUSER, BAKERY, BAKERY, FINK, FINK]
    hit(desk, KEY.Key_Home)
    assert desk.field.selected_id == BAKERY
    assert desk.heard("chosen") == [BAKERY, HAUSER, BAKERY, FINK, BAKERY]


@pytest.mark.parametrize(
    ("key", "modifiers", "move"),
    [
        (KEY.Key_Right, Qt.KeyboardModifier.NoModifier, Move(HAUSER, 3, 7.5, Quadrant.REASON, is_key_step=True)),
        (KEY.Key_Left, Qt.KeyboardModifier.NoModifier, Move(HAUSER, 2, 7.5, Quadrant.REASON, is_key_step=True)),
        (KEY.Key_Up, Qt.KeyboardModifier.NoModifier, Move(HAUSER, 2.5, 8, Quadrant.REASON, is_key_step=True)),
        (KEY.Key_Down, SHIFT, Move(HAUSER, 2.5, 6.5, Quadrant.CLARIFY, is_key_step=True)),
        (KEY.Key_Right, SHIFT, Move(HAUSER, 3.5, 7.5, Quadrant.DREAM, is_key_step=True)),
    ],
)
def test_arrows_move_by_half_steps_and_whole_ones(
    desk: Desk, key: Qt.Key, modifiers: Qt.KeyboardModifier, move: Move
) -> None:
    desk.field.select(HAUSER)
    hit(desk, key, modifiers)
    assert desk.moves == [move]
    assert desk.at(HAUSER) == desk.spot(*move.place)


def test_steps_go_on_without_waiting_for_a_new_board(desk: Desk) -> None:
    desk.field.select(HAUSER)
    for _step in range(8):
        hit(desk, KEY.Key_Right)
    assert [move.sympathy for move in desk.moves] == [3, 3.5, 4, 4.5, 5], "at the end of the scale nothing more happens"


def test_steps_leave_nothing_behind_on_the_screen(desk: Desk) -> None:
    desk.field.select(HAUSER)
    for key in (KEY.Key_Right, KEY.Key_Up, KEY.Key_Right, KEY.Key_Down, KEY.Key_Down):
        hit(desk, key)
        QApplication.processEvents()
    stepped = shown(desk)
    desk.field.redraw()
    QApplication.processEvents()
    assert shown(desk) == stepped


def test_up_from_below_the_field_and_down_again(desk: Desk) -> None:
    desk.field.select(FINK)
    hit(desk, KEY.Key_Down)
    assert not desk.moves
    hit(desk, KEY.Key_Up)
    hit(desk, KEY.Key_Up)
    for _step in range(12):
        hit(desk, KEY.Key_Down)
    assert [move.enthusiasm for move in desk.moves[:2]] == [5, 5.5]  # a key calls nobody unhappy
    assert [move.enthusiasm for move in desk.moves[-2:]] == [0, None]


def test_who_has_answered_does_not_fall_below_the_field(desk: Desk) -> None:
    desk.show_board(own((entry(1, "Nora Schütte", 4, 0.5, 6),)))
    desk.field.select(1)
    hit(desk, KEY.Key_Down)
    hit(desk, KEY.Key_Down)
    assert [move.enthusiasm for move in desk.moves] == [0]


def test_from_the_answer_an_estimate_begins_beside_it(desk: Desk) -> None:
    desk.show_board(own((entry(1, "Nora Schütte", 4, None, 6),)))
    desk.field.select(1)
    hit(desk, KEY.Key_Left)
    hit(desk, KEY.Key_Up)
    assert desk.moves == [
        Move(1, 3.5, None, Quadrant.HEART, is_key_step=True),
        Move(1, 3.5, 6.5, Quadrant.HEART, is_key_step=True),
    ]


def test_an_arrow_without_a_customer_selects_the_first(desk: Desk) -> None:
    hit(desk, KEY.Key_Right)
    assert desk.field.selected_id == BAKERY
    assert not desk.moves


def test_enter_opens_and_delete_removes(desk: Desk) -> None:
    hit(desk, KEY.Key_Return)
    hit(desk, KEY.Key_Delete)
    assert not desk.heard("opened")
    assert not desk.heard("removed")
    desk.field.select(KOEHLER)
    hit(desk, KEY.Key_Return)
    hit(desk, KEY.Key_Enter)
    hit(desk, KEY.Key_Delete)
    assert desk.heard("opened") == [KOEHLER, KOEHLER]
    assert desk.heard("removed") == [KOEHLER]


def test_escape_lets_go(desk: Desk) -> None:
    desk.field.select(KOEHLER)
    hit(desk, KEY.Key_Escape)
    assert desk.field.selected_id is None
    assert desk.heard("chosen") == [None]


def test_keys_with_a_meaning_elsewhere_do_nothing_here(desk: Desk) -> None:
    desk.field.select(KOEHLER)
    hit(desk, KEY.Key_Right, CTRL)
    hit(desk, KEY.Key_PageDown, CTRL)
    hit(desk, KEY.Key_A)
    assert not desk.moves
    assert desk.field.selected_id == KOEHLER


@pytest.mark.parametrize(
    ("board", "words"),
    [
        (replace(own(), may_move=False), "Dieses Blatt können Sie nur ansehen."),
        (replace(own(), may_move=False, is_team=True), "Das Team zeigt Mittelwerte."),
        (replace(own(), axis=BoardAxis.EFFORT), "Diese Höhe kommt aus den Zahlen."),
    ],
)
def test_where_nothing_can_be_moved_the_arrows_say_so(desk: Desk, board: Board, words: str) -> None:
    desk.show_board(board)
    desk.field.select(HAUSER)
    for key in (KEY.Key_Right, KEY.Key_Delete):
        QToolTip.hideText()
        hit(desk, key)
        assert plain(QToolTip.text()).startswith(words)
    assert not desk.moves
    assert not desk.heard("removed")


def test_while_a_bubble_is_held_the_keys_do_not_move_another(desk: Desk) -> None:
    desk.take(HAUSER, desk.spot(4, 4))
    hit(desk, KEY.Key_Right)
    hit(desk, KEY.Key_PageDown)
    assert desk.field.selected_id == HAUSER
    desk.release(desk.spot(4, 4))
    assert desk.moves == [Move(HAUSER, 4, 4, Quadrant.HEART)]


def test_enlarging_by_keyboard_keeps_who_is_selected_in_sight(desk: Desk) -> None:
    desk.field.select(HAUSER)
    for _turn in range(5):
        hit(desk, KEY.Key_Plus)
    for key in (KEY.Key_Home, KEY.Key_End, KEY.Key_PageUp):
        hit(desk, key)
        assert desk.field.selected_id is not None
        assert desk.field.geometry_now.shows(desk.field.scene.point_of(desk.field.selected_id))
    hit(desk, KEY.Key_Minus)
    assert 1 < desk.field.geometry_now.zoom < 3
    hit(desk, KEY.Key_0)
    assert desk.field.geometry_now.zoom == 1


def test_the_keyboard_is_seen_once_it_is_used(desk: Desk) -> None:
    desk.after.setFocus()
    desk.field.setFocus(Qt.FocusReason.MouseFocusReason)
    desk.field.select(HAUSER)
    by_mouse = desk.field.is_keyboard_focused
    hit(desk, KEY.Key_Right)
    assert (by_mouse, desk.field.is_keyboard_focused) == (False, True)


def test_a_bubble_in_a_pile_is_reached_and_moved_out(desk: Desk) -> None:
    desk.show_board(own(crowd(200)))
    hit(desk, KEY.Key_End)
    assert desk.field.selected_id == 200
    hit(desk, KEY.Key_Up, SHIFT)
    assert desk.moves == [Move(200, 3.5, 6, Quadrant.HEART, is_key_step=True)]
    assert desk.at(200) == desk.spot(3.5, 6)


def test_the_field_says_its_name_and_that_nobody_is_selected(desk: Desk) -> None:
    assert spoken(desk, QAccessible.Text.Name) == "Matrix"
    assert spoken(desk).startswith("Niemand ist ausgewählt.")


def test_it_says_who_is_selected(desk: Desk) -> None:
    hit(desk, KEY.Key_PageDown)
    assert spoken(desk) == (
        "Bäckerei Großmann, Sympathie 4,5, Begeisterung 8 (geschätzt), Antwort 9 von 10 am 11.11., Traumfeld. "
        "Kunde 1 von 4."
    )
    hit(desk, KEY.Key_End)
    assert spoken(desk) == "Rolf Fink, Sympathie 2, unter dem Feld, ohne Begeisterung. Kunde 4 von 4."


def test_after_every_move_it_says_the_new_place(desk: Desk) -> None:
    desk.field.select(HAUSER)
    hit(desk, KEY.Key_Right, SHIFT)
    assert spoken(desk).startswith("Tischlerei Hauser, Sympathie 3,5, Begeisterung 7,5 (geschätzt), Traumfeld.")
    desk.drag(HAUSER, desk.spot(2, 2))
    desk.show_board(own((entry(HAUSER, "Tischlerei Hauser", 2, 2),)))
    assert spoken(desk) == "Tischlerei Hauser, Sympathie 2, Begeisterung 2 (geschätzt), Klärfeld. Kunde 1 von 1."


def test_an_empty_field_says_so(desk: Desk) -> None:
    desk.show_board(own(()))
    assert spoken(desk) == "Ziehen Sie den ersten Kunden hierher."
    for key in (KEY.Key_PageDown, KEY.Key_Home, KEY.Key_Right, KEY.Key_Escape):
        hit(desk, key)
    desk.show_board(replace(own(()), may_move=False))
    assert spoken(desk) == "Hier steht noch niemand."
    QApplication.processEvents()
