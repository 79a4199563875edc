"""Whatever happened to the program or the file: the next start finds everything, or says what is safe."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from kundenapp.store.backup import Backups
from kundenapp.store.opening import Places, create_store, open_store
from kundenapp.ui.common.crash_dialog import CrashDialog
from kundenapp.ui.conversation.sheet import ConversationSheet
from tests.factories import BAKERY
from tests.factories import person as somebody

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.factories import Clock
    from tests.journeys.conftest import Person

_CHILD = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from kundenapp.app.qt_setup import make_application
from kundenapp.store.opening import Places, open_store
from kundenapp.ui.main_window import MainWindow
from kundenapp.ui.theme import Mode
from kundenapp.ui.conversation.sheet import ConversationSheet
app = make_application(Mode.LIGHT, 1.0)
store = open_store(Path(sys.argv[1]), Places(Path(sys.argv[2]), Path(sys.argv[3])))
window = MainWindow(store)
window.show()
window.pages.open_conversation(1)
sheet = window.findChild(ConversationSheet)
sheet.text_input.insertPlainText("Mitten im Satz, und dann geht das Li")
def told():
    if store.drafts.newest("conversation:"):
        print("kept", flush=True)
timer = QTimer()
timer.timeout.connect(told)
timer.start(20)
app.exec()
"""


def begun(path: Path, places: Places, clock: Clock) -> None:
    """Leave a file with one customer and one backup."""
    from kundenapp.domain.business import Business

    store = create_store(path, places, clock)
    store.businesses.save(Business("Radwerk Lindner"))
    store.employee_id = store.employees.create("Mira Kaya").id
    store.customers.create(BAKERY)
    store.back_up("Ende")
    store.close()


def test_a_draft_survives_the_hardest_end(person: Person, places: Places, clock: Clock, qtbot: QtBot) -> None:
    begun(person.file, places, clock)
    arguments = [sys.executable, "-c", _CHILD, str(person.file), str(places.backups), str(places.state)]
    root = Path(__file__).parents[2]
    child = subprocess.Popen(
        arguments, stdout=subprocess.PIPE, text=True, cwd=root, env={**os.environ, "PYTHONPATH": str(root)}
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "kept\n"
        child.send_signal(signal.SIGKILL)
    finally:
        child.kill()
        child.communicate()
    session = person.start()
    assert session.store is not None
    assert session.store.ended_uncleanly
    assert "ist noch nicht fertig" in person.window.desk.toasts.text()
    person.window.conversations.open_kept()
    (sheet,) = (s for s in person.window.findChildren(ConversationSheet) if s.isVisible())
    assert sheet.text_input.toPlainText() == "Mitten im Satz, und dann geht das Li"


@pytest.mark.parametrize("damage", ["empty", "half", "zeroed", "foreign"])
def test_a_broken_file_offers_its_backup(person: Person, places: Places, clock: Clock, damage: str) -> None:
    begun(person.file, places, clock)
    whole = person.file.read_bytes()
    remains = {
        "empty": b"",
        "half": whole[: len(whole) // 2],
        "zeroed": bytes(len(whole)),
        "foreign": b"PK\x03\x04 a letter to the tax office",
    }
    before = remains[damage]
    person.file.write_bytes(before)
    session = person.start()
    assert session.store is None, "without an answer nothing is opened, least of all an empty list"
    ((_text, actions),) = person.answers.asked
    assert actions == (
        "Beenden",
        "Andere Datei öffnen …",
        "Sicherung vom 23.11.2026, 09:42 einspielen (1 Kunde)",
    )
    assert person.file.read_bytes() == before
    person.answers.wanted = "Sicherung"
    session = person.start()
    assert session.store is not None
    assert session.store.customer_list.count() == 1
    set_aside = [path for path in person.file.parent.iterdir() if "ersetzt" in path.name]
    assert [path.read_bytes() for path in set_aside] == [before]


def test_another_file_can_be_opened_instead(person: Person, places: Places, clock: Clock, tmp_path: Path) -> None:
    begun(tmp_path / "Andere.kundenapp", places, clock)
    person.file.parent.mkdir()
    person.file.write_bytes(b"no customer file at all")
    person.answers.wanted, person.answers.file = "Andere", tmp_path / "Andere.kundenapp"
    session = person.start()
    assert session.store is not None
    assert session.store.path == tmp_path / "Andere.kundenapp"


def test_damage_is_found_before_or_after_the_window_is_there(
    person: Person, places: Places, clock: Clock, qtbot: QtBot
) -> None:
    """Every single page is destroyed in turn; wherever it is noticed, the way leads to the backup."""
    begun(person.file, places, clock)
    whole = person.file.read_bytes()
    noticed = {"before": 0, "after": 0}
    for page in range(0, len(whole) // 4096, 6):
        person.file.write_bytes(whole[: page * 4096] + bytes(4096) + whole[(page + 1) * 4096 :])
        person.answers.wanted = ""
        person.start()
        if person.session is not None and person.session.window is not None:
            notice = person.window.desk.notice
            qtbot.waitUntil(lambda: person.window.desk.notice.text != "")
            assert "ist beschädigt" in notice.text
            noticed["after"] += 1
            person.answers.wanted = "Sicherung"
            notice.action.click()
            qtbot.waitUntil(partial(person.has_other_window_than, notice))
            person.settle()
        else:
            assert "Kundendatei" in person.answers.asked[-1][0]
            noticed["before"] += 1
            person.answers.wanted = "Sicherung"
            person.start()
        assert person.session is not None
        assert person.session.store is not None
        assert person.session.store.customers.get(1).display_name == "Bäckerei Großmann"
        person.vanish()
    assert all(noticed.values()), noticed


def test_the_second_window_on_one_file_is_refused(someone: Callable[[], Person], places: Places, clock: Clock) -> None:
    first, second = someone(), someone()
    begun(first.file, places, clock)
    first.start()
    session = second.start()
    assert session.store is None
    assert "ist schon geöffnet" in second.answers.asked[0][0]
    assert second.answers.asked[0][1][-1] == "Nochmals versuchen"


def test_a_backup_that_fails_is_told_and_costs_nothing(person: Person, places: Places, clock: Clock) -> None:
    begun(person.file, places, clock)
    session = person.start()
    assert session.store is not None
    session.store.customers.create(somebody("Weber"))
    folder = places.backups / session.store.settings.file_uuid
    folder.rename(folder.with_name("weg"))
    folder.write_text("a file where the folder should be")
    person.quit()
    assert person.answers.asked[-1][0].startswith("Alles ist gespeichert, nur gesichert nicht. ")
    store = open_store(person.file, places, clock)
    assert store.customer_list.count() == 2
    assert not store.ended_uncleanly
    store.close()
    folder.unlink()
    folder.with_name("weg").rename(folder)
    assert len(Backups(places.backups, clock).of_path(person.file)) == 1


def test_a_slip_in_the_program_is_told_once_and_work_goes_on(
    person: Person, places: Places, clock: Clock, qtbot: QtBot
) -> None:
    begun(person.file, places, clock)
    session = person.start()
    hook = session._crashes
    for _again in range(3):
        try:
            raise KeyError("Bäckerei Großmann")
        except KeyError as error:
            hook.handle(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: person.window.findChild(CrashDialog) is not None)
    (dialog,) = person.window.findChildren(CrashDialog)
    text = dialog.text_label.text()
    assert text.startswith("Im Programm ist ein Fehler passiert. Ihre Daten sind gespeichert bis 09:42.")
    dialog.copy_button.click()
    report = QGuiApplication.clipboard().text()
    assert "KeyError" in report
    assert "test_after_an_accident.py:" in report
    assert "Großmann" not in text + report
    dialog.go_on_button.click()
    assert session.store is not None
    session.store.customers.create(somebody("Weber"))
    assert person.window.customers.list_panel.model.rowCount() == 2


def test_a_first_start_that_was_cut_off_begins_again(person: Person) -> None:
    person.file.parent.mkdir()
    person.file.write_bytes(b"")
    session = person.start()
    assert person.answers.asked == []
    assert person.has_no_file
    person.answer_first_questions("Radwerk Lindner", "Sabine Lindner")
    assert session.store is not None
    assert session.store.path == person.file


def test_a_file_named_by_hand_that_is_not_there_is_never_made_unasked(person: Person) -> None:
    person.start(file=person.file)
    ((text, actions),) = person.answers.asked
    assert "ist nicht an ihrem Platz" in text
    assert actions == ("Beenden", "Andere Datei öffnen …", "Neue Kundendatei anlegen")
    assert not person.file.exists()
    person.answers.wanted = "Neue"
    session = person.start(file=person.file)
    assert session.store is not None
    assert session.store.path == person.file
