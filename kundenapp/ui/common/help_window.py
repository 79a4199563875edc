"""The help: topics at the left with a search above them, the text at the right. It stays open beside the work."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from kundenapp.i18n import _
from kundenapp.ui.common.help_topics import Topic, found, topics
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.theme import GAP_12, GAP_24, fix_width, theme

_SIZE = QSize(880, 600)
_LIST_WIDTH = 260
_ROW_HEIGHT = 36


def open_help(parent: QWidget, topic_name: str = "") -> HelpWindow:
    """Open the help over `parent`, or bring it to the front, with this topic."""
    window = parent.findChild(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly) or HelpWindow(parent)
    window.search_field.clear()
    window.show_topic(topic_name or topics()[0].name)
    window.show()
    window.raise_()
    window.activateWindow()
    window.search_field.setFocus()
    return window


class HelpWindow(QDialog):
    """Shows one topic at a time. Its texts come with the program and know no links but to each other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Hilfe"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_SIZE)
        self.search_field = _SearchField(_("In der Hilfe suchen"))
        self.search_field.setAccessibleName(_("In der Hilfe suchen"))
        self.search_field.setProperty("kind", "search")
        self.list = QListWidget()
        self.list.setAccessibleName(_("Themen"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.nothing = PlainLabel("", "secondary", "text2", wrap=True)
        self.nothing.hide()
        self.title_label = PlainLabel("", "display")
        self.text = _Text()
        left = QVBoxLayout()
        left.setSpacing(GAP_12)
        for widget in (self.search_field, self.nothing, self.list):
            fix_width(widget, _LIST_WIDTH)
            left.addWidget(widget)
        right = QVBoxLayout()
        right.setSpacing(GAP_12)
        right.addWidget(self.title_label)
        right.addWidget(self.text, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_24, GAP_24, GAP_24, GAP_24)
        row.setSpacing(GAP_24)
        row.addLayout(left)
        row.addLayout(right, 1)
        self._shown: tuple[Topic, ...] = ()
        self.list.currentRowChanged.connect(self._on_row_changed)
        self._list_topics("")
        self.search_field.textChanged.connect(self._list_topics)
        self.search_field.moved.connect(self._on_moved)
        self.search_field.accepted.connect(self.text.setFocus)
        self.list.itemActivated.connect(self.text.setFocus)
        self.text.topic_requested.connect(self.show_topic)
        theme().changed.connect(self._on_look_changed)

    @property
    def topic(self) -> Topic | None:
        """The topic that is shown, None if nothing fits."""
        row = self.list.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    @Slot(str)
    def show_topic(self, name: str) -> None:
        """Show a topic, also if the search hides it."""
        if name not in [topic.name for topic in self._shown]:
            self.search_field.clear()
        self.list.setCurrentRow([topic.name for topic in self._shown].index(name))

    @Slot(str)
    def _list_topics(self, typed: str) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        self._shown = found(typed)
        for topic in self._shown:
            item = QListWidgetItem(topic.title)
            item.setSizeHint(QSize(0, _ROW_HEIGHT))
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.nothing.setText(_("Nichts gefunden für „{text}“.").format(text=typed.strip()))
        self.nothing.setVisible(not self._shown)
        if self._shown:
            self.list.setCurrentRow(0)

    @Slot(int)
    def _on_row_changed(self, _row: int) -> None:
        if self.topic is not None:
            self.title_label.setText(self.topic.title)
            self.text.show_text(self.topic)

    @Slot(int)
    def _on_moved(self, step: int) -> None:
        self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), self.list.count() - 1))

    @Slot()
    def _on_look_changed(self) -> None:
        if self.topic is not None:
            self.text.show_text(self.topic)


class _SearchField(LineInput):
    """Arrow keys choose a topic, Enter goes on to its text, Esc shows all topics again before it closes the window."""

    moved = Signal(int)
    accepted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.accepted.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case _:
                super().keyPressEvent(event)


class _Text(QTextBrowser):
    """The text of a topic; a link leads to another topic and nowhere else."""

    topic_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "reading")
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._on_link_clicked)

    def show_text(self, topic: Topic) -> None:
        """Show a topic from its beginning."""
        document = self.document()
        document.setDefaultFont(theme().font("body"))
        features = QTextDocument.MarkdownFeature
        document.setMarkdown(topic.text, features.MarkdownDialectGitHub | features.MarkdownNoHTML)
        self.setAccessibleName(topic.title)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:  # noqa: N802
        """Load nothing: the texts are complete."""
        return None

    @Slot(QUrl)
    def _on_link_clicked(self, link: QUrl) -> None:
        self.topic_requested.emit(link.path())
