"""The tabs of the main window: one header with logo, tabs, search and the person who works, one page below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QTabBar, QTabWidget, QWidget

from kundenapp.i18n import _
from kundenapp.ui import icons
from kundenapp.ui.common.bubble import paint_bubble
from kundenapp.ui.common.buttons import Button, paint_focus_ring
from kundenapp.ui.common.labels import plain_tooltip, spoken
from kundenapp.ui.common.painter import logo_pixmap
from kundenapp.ui.common.pills import paint_pill, pill_size
from kundenapp.ui.theme import HEADER_HEIGHT, ICON_BUTTON_SIZE, theme

if TYPE_CHECKING:
    from kundenapp.ui.common.privacy import PrivacyShade

_TAB_HEIGHT = HEADER_HEIGHT - 1
_ICON_AND_GAPS = 46
_NARROW = 1180
_SEARCH_WIDTH = 210
_COUNT_GAP = 8
_MOST = 99
_LOGO = 34


class MainTabBar(QTabBar):
    """Icon and word; the selected tab bears a line. Arrow keys, Strg+Tab and the role of a tab list are Qt's own."""

    def __init__(self) -> None:
        super().__init__()
        self.setUsesScrollButtons(False)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Bereiche"))
        self.icon_names: list[str] = []
        self.counts: dict[int, str] = {}
        self._hovered = -1

    def tabSizeHint(self, index: int) -> QSize:
        font = theme().font("body_semibold")
        from PySide6.QtGui import QFontMetrics

        width = QFontMetrics(font).horizontalAdvance(spoken(self.tabText(index)))
        count = pill_size(self.counts[index]).width() + _COUNT_GAP if index in self.counts else 0
        return QSize(width + count + (_ICON_AND_GAPS if self._with_icons() else 24), _TAB_HEIGHT)

    def set_count(self, index: int, count: int) -> None:
        """Show a number beside the word of a tab, nothing for 0; it says how many are overdue."""
        text = "" if count <= 0 else f"{count}" if count <= _MOST else f"{_MOST}+"
        if text == self.counts.get(index, ""):
            return
        self.counts.pop(index, None)
        if text:
            self.counts[index] = text
        title = self.tabText(index)
        words = _("{count} überfällig").format(count=text) if text else ""
        self.setAccessibleTabName(index, f"{spoken(title)}, {words}" if words else "")
        self.setTabToolTip(index, words)
        self.measure()

    def measure(self) -> None:
        """Make the tabs as wide as what is in them now; Qt does it when a text is set."""
        self.setTabText(0, self.tabText(0))

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802
        return self.tabSizeHint(index)

    def _with_icons(self) -> bool:
        return self.window().width() >= _NARROW

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self.tabAt(event.position().toPoint())
        self.update()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for index in range(self.count()):
                self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        rect, colors = QRectF(self.tabRect(index)), theme()
        is_current = index == self.currentIndex()
        if index == self._hovered and not is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("hover"))
            painter.drawRoundedRect(rect.adjusted(3, 11, -3, -11), 7, 7)
        left = rect.x() + 11
        if self._with_icons():
            name = self.icon_names[index] + ("-fill" if is_current else "")
            ink = "accent_text" if is_current else "text2"
            icons.paint_icon(painter, QRectF(left, rect.y(), icons.SIZE_ROW, rect.height()), name, ink)
            left += icons.SIZE_ROW + 6
        painter.setFont(colors.font("body_semibold" if is_current else "body_medium"))
        painter.setPen(colors.color("text" if is_current else "text2"))
        text_rect = QRectF(left, rect.y(), rect.right() - left, rect.height())
        painter.drawText(text_rect, int(Qt.AlignmentFlag.AlignVCenter), spoken(self.tabText(index)))
        if index in self.counts:
            size = pill_size(self.counts[index])
            place = QRectF(rect.right() - 9 - size.width(), rect.center().y() - 9, size.width(), 18)
            paint_pill(painter, place, self.counts[index], "bad")
        if is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("accent"))
            painter.drawRoundedRect(QRectF(rect.x() + 10, rect.bottom() - 3, rect.width() - 20, 3), 1.5, 1.5)
            if self.hasFocus():
                paint_focus_ring(painter, rect.adjusted(4, 4, -4, -4), 7)


class PersonButton(QPushButton):
    """The bubble of the person who works; a click opens the menu."""

    _SIZE = 34

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "icon")
        self.setFixedSize(self._SIZE, self._SIZE)
        self._initials = ""

    def set_person(self, name: str, initials: str) -> None:
        """Show who works."""
        self._initials = initials
        title = _("Menü von {name}").format(name=name)
        self.setToolTip(plain_tooltip(title))
        self.setAccessibleName(title)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._SIZE, self._SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_bubble(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._initials, "herz")
            if self.hasFocus():
                paint_focus_ring(painter, QRectF(self.rect()), self._SIZE / 2)


class ShadeSign(Button):
    """Stands in the header while the shade is on; a click takes the shade away."""

    def __init__(self, shade: PrivacyShade) -> None:
        super().__init__("", "icon", "eye-slash")
        self.setFixedSize(ICON_BUTTON_SIZE, ICON_BUTTON_SIZE)
        title = _("Sichtschutz ist an: alles wieder zeigen (F12)")
        self.setToolTip(plain_tooltip(title))
        self.setAccessibleName(title)
        self.hide()
        shade.changed.connect(self.setVisible)
        self.clicked.connect(shade.toggle)


class MainTabs(QTabWidget):
    """A real tab widget whose header also holds the logo, the search field and the person."""

    def __init__(self, search: QWidget, person: PersonButton, shade_sign: ShadeSign) -> None:
        super().__init__()
        self.setObjectName("main")
        self.setDocumentMode(True)
        self.setAccessibleName(_("Bereiche"))
        self.bar = MainTabBar()
        self.setTabBar(self.bar)
        self.search, self.person, self.shade_sign = search, person, shade_sign
        for widget in (shade_sign, search, person):
            widget.setParent(self)
        theme().changed.connect(self._lay_out_header)

    def add_page(self, page: QWidget, title: str, icon_name: str) -> None:
        """Add a page at the right."""
        self.bar.icon_names.append(icon_name)
        self.addTab(page, title)

    @Slot(int)
    def leave_room_above(self, height: int) -> None:
        """Let the pages begin so many pixels below the header."""
        stack = self.findChild(QStackedWidget, "qt_tabwidget_stackedwidget", Qt.FindChildOption.FindDirectChildrenOnly)
        stack.setContentsMargins(0, height, 0, 0)

    def set_count(self, page: QWidget, count: int) -> None:
        """Show a number beside the word of a page's tab, nothing for 0."""
        self.bar.set_count(self.indexOf(page), count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out_header()

    @Slot()
    def _lay_out_header(self) -> None:
        self.bar.measure()
        top = (_TAB_HEIGHT - self.person.height()) // 2
        self.person.move(self.width() - 16 - self.person.width(), top)
        width = min(_SEARCH_WIDTH, max(120, self.width() - self._tabs_right() - 80))
        self.search.setGeometry(self.person.x() - 12 - width, (_TAB_HEIGHT - 36) // 2, width, 36)
        self.shade_sign.move(self.search.x() - 8 - self.shade_sign.width(), (_TAB_HEIGHT - ICON_BUTTON_SIZE) // 2)

    def _tabs_right(self) -> int:
        last = self.bar.tabRect(self.bar.count() - 1)
        return self.bar.x() + last.right() if self.bar.count() else self.bar.x()

    def paintEvent(self, event: QPaintEvent) -> None:
        if event.rect().top() > _TAB_HEIGHT:
            return  # only the page is painted anew, for instance beside a scroll bar
        with QPainter(self) as painter:
            painter.fillRect(0, 0, self.width(), _TAB_HEIGHT, theme().color("surface"))
            painter.setPen(QPen(theme().color("border"), 1))
            painter.drawLine(QPointF(0, _TAB_HEIGHT + 0.5), QPointF(self.width(), _TAB_HEIGHT + 0.5))
            logo = logo_pixmap(_LOGO, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(17, (_TAB_HEIGHT - _LOGO) / 2), logo)
