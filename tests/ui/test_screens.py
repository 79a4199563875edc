"""Pictures of every screen, drawn with ``--screenshots=DIR``, to be looked at: empty, one, many, a very long name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from kundenapp.app.qt_setup import make_application
from kundenapp.domain.answer import AnswerChannel
from kundenapp.domain.business import Business
from kundenapp.domain.category import Category
from kundenapp.domain.contact import Phone
from kundenapp.domain.conversation import Channel, Mood
from kundenapp.domain.customer import Status
from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.customer_report import ReportKind
from kundenapp.domain.customer_year import CustomerYear
from kundenapp.domain.delight import Delight, starter_ideas
from kundenapp.domain.origin import Source
from kundenapp.domain.record_fields import record_fields
from kundenapp.domain.sympathy_field import Quadrant
from kundenapp.domain.sympathy_findings import FindingKind
from kundenapp.services.record_answer import record_answer
from kundenapp.services.sample import add_sample
from kundenapp.store.drafts import conversation_draft
from kundenapp.store.second_place import SecondPlace
from kundenapp.ui.common.answer_correction import AnswerCorrection
from kundenapp.ui.common.answer_dialog import AnswerDialog
from kundenapp.ui.common.case_dialog import CaseDialog
from kundenapp.ui.common.delight_dialog import DelightDialog
from kundenapp.ui.common.follow_up_dialog import FollowUpDialog
from kundenapp.ui.common.guard_hint import GuardHint
from kundenapp.ui.common.person_dialog import PersonDialog
from kundenapp.ui.conversation.correction_dialog import CorrectionDialog
from kundenapp.ui.conversation.sheet import ConversationSheet
from kundenapp.ui.customers.card_dialog import CardDialog
from kundenapp.ui.customers.category_dialog import CategoryDialog
from kundenapp.ui.customers.history_dialog import HistoryDialog
from kundenapp.ui.customers.referrals_dialog import ReferralsDialog
from kundenapp.ui.customers.trash_dialog import TrashDialog
from kundenapp.ui.enthusiasm.cases_view import CasesView
from kundenapp.ui.enthusiasm.referrals_view import ReferralsView
from kundenapp.ui.settings.leave_dialog import LeaveDialog
from kundenapp.ui.sympathy.findings_view import FindingsView
from kundenapp.ui.sympathy.matrix_view import MatrixView
from kundenapp.ui.theme import Mode
from kundenapp.ui.welcome.backup_dialog import BackupDialog
from kundenapp.ui.welcome.page import Proposal, RecentFile, WelcomePage
from tests.factories import BAKERY, answer, company, talk, to_do
from tests.ui.hands import hit, opened_window, type_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from tests.factories import Clock

LOOKS = [(Mode.LIGHT, 1.0), (Mode.DARK, 1.0), (Mode.LIGHT, 1.3)]
PLACE = Path("/home/sabine/.local/share/Kundenapp/Kunden.kundenapp")
LONG = "Wolfgang-Amadeus Freiherr von Hohenstein-Langenberg GmbH & Co. KG"


class Camera:
    """Saves pictures of widgets under telling names."""

    def __init__(self, folder: Path, mode: Mode, scale: float) -> None:
        self._folder, self._suffix = folder, f"{mode.value}_{round(scale * 100)}"

    def take(self, widget: QWidget, name: str) -> None:
        for _round in range(5):
            QApplication.processEvents()
        assert widget.grab().save(str(self._folder / f"{name}_{self._suffix}.png"))


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0].value}-{look[1]}")
def camera(request: pytest.FixtureRequest, screenshots: Path, qapp: QApplication) -> Camera:
    mode, scale = request.param
    make_application(mode, scale)
    return Camera(screenshots, mode, scale)


def test_first_start(camera: Camera, qtbot: QtBot) -> None:
    page = welcome(qtbot)
    camera.take(page, "erster_start")
    page.form.start_button.click()
    camera.take(page, "erster_start_fehler")


def test_welcome(camera: Camera, qtbot: QtBot) -> None:
    recent = [
        RecentFile(PLACE, is_there=False),
        RecentFile(Path("/home/sabine/Dokumente/Werkstatt/" + LONG + ".kundenapp"), is_there=True),
        RecentFile(Path("/media/sabine/STICK/Filiale.kundenapp"), is_there=True),
    ]
    text = f"„{PLACE.name}“ lag zuletzt in {PLACE.parent}. Es wurde nichts verändert."
    text += " Die letzte Sicherung ist vom 23.11.2026, 09:42 Uhr: 812 Kunden."
    ways = [("newest", "Letzte Sicherung einspielen"), ("again", "Nochmals suchen")]
    page = welcome(qtbot, proposal=Proposal("Die Kundendatei ist nicht an ihrem Platz", text, ways), recent=recent)
    camera.take(page, "willkommen_datei_fehlt")
    page.show_error("„Filiale.kundenapp“ ist keine Kundendatei. Es wurde nichts verändert.")
    camera.take(page, "willkommen_fehler")


def test_other_file_and_backups(camera: Camera, shop: Store, clock: Clock, qtbot: QtBot) -> None:
    add_sample(shop, shop.today())
    for reason in ("Ende", "von-Hand", "Umstellung", "Ende"):
        shop.back_up(reason)
        clock.go_on(hours=7)
    recent = [RecentFile(shop.path, is_there=True)]
    text = "„Kunden“ ist geschlossen."
    page = welcome(
        qtbot, proposal=Proposal("Andere Kundendatei", text, [("again", "Zurück zu „Kunden“")]), recent=recent
    )
    camera.take(page, "willkommen_andere_datei")
    dialog = BackupDialog(shop.backups, lambda _backup: PLACE, page)
    qtbot.addWidget(dialog)
    dialog.show()
    camera.take(dialog, "sicherung_einspielen")


def welcome(qtbot: QtBot, **content: Any) -> WelcomePage:
    page = WelcomePage(str(PLACE), **content)
    qtbot.addWidget(page)
    page.resize(1366, 690)
    page.show()
    return page


def test_empty(camera: Camera, shop: Store, qtbot: QtBot) -> None:
    window = opened_window(shop, qtbot)
    camera.take(window, "kunden_leer")
    window.pages.begin_with("reports")
    camera.take(window, "berichte_leer")
    window.pages.begin_with("customers")
    window.customers.create_customer()
    camera.take(window, "kunde_neu")


def test_one(camera: Camera, bakery: Customer, shop: Store, qtbot: QtBot) -> None:
    window = opened_window(shop, qtbot)
    camera.take(window, "kunden_einer")
    window.customers.edit_current()
    form = window.customers.form
    form.bindings["emails"].editor.set_state('[["t.grossmann@", "work"]]')
    form.bindings["emails"].autosave.is_dirty = True
    form.flush()
    camera.take(window, "kunde_bearbeiten_fehler")


def test_many(camera: Camera, shop: Store, qtbot: QtBot) -> None:
    add_sample(shop, shop.today())
    bakery_id = next(c for c in shop.customer_list.page(range(1, 49)) if "Großmann" in c.display_name).customer_id
    window = opened_window(shop, qtbot)
    window.customers.open_customer(bakery_id)
    camera.take(window, "kunden_viele")
    window.customers.edit_current()
    camera.take(window, "kunde_bearbeiten")
    window.customers.form.finish()
    window.customers.list_panel.filter_field.setText("Xyz")
    camera.take(window, "suche_niemand")
    panel = window.customers.list_panel
    panel.filter_field.clear()
    panel.show_again(CustomerFilter(statuses=frozenset({Status.CUSTOMER})), None)
    menu = panel.filters.menu()
    menu.popup(panel.filters.filter_button.mapToGlobal(panel.filters.filter_button.rect().bottomLeft()))
    camera.take(menu, "kunden_filter_menue")
    menu.close()
    camera.take(window, "kunden_filter")
    panel.show_again(CustomerFilter(), None)
    window.search.setText("rad")
    window.search.textEdited.emit("rad")
    camera.take(window, "suche_kopf")
    window.search.clear()
    window.search._popup.hide()
    window.customers.trash_current()
    camera.take(window, "papierkorb_meldung")
    trash = TrashDialog(window.desk, window)
    trash.open()
    camera.take(trash, "papierkorb")
    trash.reject()
    for kind in ReportKind:
        window.customers.report_requested.emit(bakery_id, kind)
        qtbot.waitUntil(lambda: not window.desk.tasks.is_busy)
        camera.take(window, f"bericht_{kind.value}")
    reports = window.reports
    for row, name in (
        (2, "kundenliste"),
        (3, "woche"),
        (5, "sympathie"),
        (6, "schnittmenge"),
        (7, "partnervereinbarung"),
        (8, "begeisterung"),
        (9, "antwortkarten"),
        (4, "viele"),
    ):
        reports.list.setCurrentRow(row)
        qtbot.waitUntil(lambda: not window.desk.tasks.is_busy)
        camera.take(window, f"berichte_{name}")
    both = frozenset({Status.PROSPECT, Status.PARTNER})
    owner = shop.employees.active()[0]
    choice = reports.many.choice
    choice._list_filter = lambda: CustomerFilter(statuses=both, owner_id=owner.id, owner_name=owner.name)
    choice.as_list.click()
    camera.take(window, "berichte_viele_wie_in_der_liste")
    reports.many.draw_button.click()
    qtbot.waitUntil(lambda: not window.desk.tasks.is_busy)
    reports.drawing.set_progress(42, 310, reports.many.progress_words(42, 310))
    reports.drawing.show()
    camera.take(window, "berichte_viele_fortschritt")
    reports.drawing.end()
    card = CardDialog(window.desk, shop.customers.get(bakery_id), window)
    card.open()
    camera.take(card, "visitenkarte")
    card.reject()
    person_menu = window.menu.made()
    person_menu.popup(window.person.mapToGlobal(window.person.rect().bottomLeft()))
    camera.take(person_menu, "menue")
    person_menu.close()


def test_category(camera: Camera, shop: Store, clock: Clock, qtbot: QtBot) -> None:
    add_sample(shop, shop.today())
    window = opened_window(shop, qtbot)
    for number, (name, is_placed) in enumerate((("Großmann", True), ("Brandl", True), ("Behrens", False))):
        (customer_id,) = shop.customer_finder.ids(name, 1)
        window.customers.open_customer(customer_id)
        if is_placed:
            shop.placements.place(customer_id, 4.5 - number, 6.5, "Lacht immer mit uns.")
        camera.take(window, f"einschaetzung_{number}")
        dialog = CategoryDialog(window.desk, shop.customers.get(customer_id), window)
        dialog.open()
        camera.take(dialog, f"kategorie_{number}")
        dialog.reject()
    long = shop.customers.create(company(LONG))
    window.customers.open_customer(long.id or 0)
    for category in (Category.DREAM, Category.ORDINARY, Category.DIFFICULT):
        shop.categories.decide(
            long.id or 0, category, "Ein langer Satz darüber, warum es so ist und nicht anders. " * 3
        )
        clock.go_on(days=40)
    shop.placements.place(long.id or 0, 4, None, "Ein langer Satz darüber, warum es so ist.")
    window.customers.reload()
    camera.take(window, "einschaetzung_langer_name")
    dialog = CategoryDialog(window.desk, shop.customers.get(long.id or 0), window)
    dialog.open()
    dialog.finish()
    camera.take(dialog, "kategorie_langer_name")
    dialog.reject()


def test_verlauf(camera: Camera, bakery: Customer, shop: Store, qtbot: QtBot) -> None:
    for days, channel, text in (
        (0, Channel.PHONE, "Freut sich auf die Räder. Wünscht einen Probetag mit zwei Fahrern. " * 6),
        (1, Channel.NOTE, "Parkt im Hof, Klingel defekt."),
        (40, Channel.SHOP, "Hat sich Lastenräder angesehen."),
    ):
        at = shop.now() - timedelta(days=days)
        with shop.operation("conversation.record") as op:
            mood = Mood.FRIENDLY if channel is not Channel.NOTE else None
            shop.conversations.add(
                op, talk(bakery.id, text, at=at, channel=channel, mood=mood, employee_id=shop.employee_id)
            )
    shop.follow_ups.finish(shop.follow_ups.create(to_do(bakery.id), shop.today()), "Nimmt zwei Räder.")
    draft = {"channel": "phone", "text": "Hat noch einmal angerufen. Will drei Räder, und zwar bis Weihnachten."}
    shop.drafts.save(conversation_draft(bakery.id), draft, bakery.id)
    window = opened_window(shop, qtbot)
    card = window.customers.detail.timeline_card
    card.entries.rows[0].setFocus()
    camera.take(window, "verlauf")
    menu = card.entries.rows[0].menu()
    menu.popup(card.mapToGlobal(card.rect().center()))
    camera.take(menu, "verlauf_eintrag_menue")
    menu.close()
    choices = card.filter_menu()
    choices.popup(card.mapToGlobal(card.rect().center()))
    camera.take(choices, "verlauf_menue")
    choices.close()
    window.customers.correction_requested.emit(1)
    (dialog,) = window.findChildren(CorrectionDialog)
    dialog.moment.day.setText("32.1.")
    dialog.finish()
    camera.take(dialog, "verlauf_korrigieren")


def test_today(camera: Camera, shop: Store, qtbot: QtBot) -> None:
    camera.take(opened_window(shop, qtbot, "today"), "heute_leer")
    add_sample(shop, shop.today())
    window = opened_window(shop, qtbot, "today")
    qtbot.waitUntil(window.today.side.categories.isVisible)
    camera.take(window, "heute")
    window.today.tasks.view.setFocus(Qt.FocusReason.TabFocusReason)
    hit(window, Qt.Key.Key_Down)
    camera.take(window, "heute_zeile")
    hit(window, Qt.Key.Key_Right)
    camera.take(window, "heute_knopf")
    window.today.tasks.all_button.click()
    camera.take(window, "heute_alle")
    for task in shop.today_list.tasks():
        shop.follow_ups.finish(task.follow_up.id or 0)
    camera.take(window, "heute_nichts_faellig")
    window.today.backup_banner.set_text("Seit 9 Tagen wurde nichts gesichert.")
    window.today.backup_banner.show()
    window.resize(1024, 600)
    camera.take(window, "heute_klein")
    window.resize(1366, 690)
    window.today.backup_banner.hide()
    quiet = window.today.silent.model.line_at(0)
    assert quiet is not None
    shop.categories.decide(quiet.customer_id, Category.DREAM, "Gefällt uns allen.")
    qtbot.waitUntil(lambda: not window.desk.tasks.is_busy)
    camera.take(window, "heute_traumkunde_still")


def test_several_follow_ups_in_one_conversation(camera: Camera, bakery: Customer, shop: Store, qtbot: QtBot) -> None:
    for what in ("Angebot für 6 Lastenräder nachfassen", "Nach dem Kinderrad fragen", "Rechnung besprechen"):
        shop.follow_ups.create(to_do(bakery.id, shop.today() - timedelta(days=1), what), shop.today())
    window = opened_window(shop, qtbot)
    window.pages.open_conversation(bakery.id)
    (sheet,) = (sheet for sheet in window.findChildren(ConversationSheet) if sheet.isVisible())
    sheet.next_step.days._chips["typed"].click()
    sheet.next_step.days.day_field.setText("2.12.")
    camera.take(sheet, "gespraech_mehrere_wiedervorlagen")
    sheet.reject()
    camera.take(window, "kunde_mehrere_wiedervorlagen")


def test_dialogs(camera: Camera, bakery: Customer, shop: Store, qtbot: QtBot) -> None:
    shop.follow_ups.create(to_do(bakery.id, shop.today(), "Angebot für 6 Lastenräder nachfassen"), shop.today())
    window = opened_window(shop, qtbot)
    window.pages.open_conversation(None)
    (asking,) = (sheet for sheet in window.findChildren(ConversationSheet) if sheet.isVisible())
    camera.take(asking, "gespraech_wer")
    asking.reject()
    window.pages.open_conversation(bakery.id)
    (sheet,) = (sheet for sheet in window.findChildren(ConversationSheet) if sheet.isVisible())
    sheet.finish()
    camera.take(sheet, "gespraech_fehler")
    sheet.text_input.setPlainText(
        "Hat mit der Bank gesprochen, Finanzierung steht. Probetag am 2.12. mit zwei Fahrern. "
        "Fragt, ob wir die Akkus übernachten lassen können."
    )
    sheet.moods.buttons[Mood.FRIENDLY].click()
    sheet.next_step.days.set_state("2.12.")
    sheet.next_step.what_field.setText("Probetag vorbereiten: 2 Räder, 2 Helme")
    sheet._keep_draft()
    camera.take(sheet, "gespraech")
    sheet.moment.summary_button.click()
    camera.take(sheet, "gespraech_zeit")
    sheet.reject()
    follow_up = FollowUpDialog(window.desk, bakery, window)
    follow_up.open()
    camera.take(follow_up, "wiedervorlage")
    follow_up.reject()
    window.desk.notice.show_message(
        "Der Speicher des Computers ist voll. Diese Eingabe ist noch nicht gespeichert, sie bleibt hier stehen. "
        "Schaffen Sie Platz und speichern Sie noch einmal.",
        "Nochmals speichern",
        lambda: None,
    )
    camera.take(window, "hinweis")


def test_settings(camera: Camera, bakery: Customer, shop: Store, qtbot: QtBot) -> None:
    window = opened_window(shop, qtbot)
    empty = window.menu.open_settings()
    empty.show_page(empty.brands)
    camera.take(empty, "einstellungen_keine_marke")
    empty.reject()
    shop.businesses.save(Business("Radwerk Lindner", "Am Wall 3", "28195", "Bremen", "0421 555 01 00"))
    for name in ("Rad & Tat", "Lastenheld", "Kettenglück", LONG):
        shop.brands.add(name)
    shop.brands.retire(3)
    for name in ("Jonas Peters", LONG):
        shop.employees.add(name)
    shop.employees.leave(3, shop.today(), follow_ups_to=None, customers_to=None)
    shop.customers.save(replace(shop.customers.get(bakery.id or 0), owner_id=shop.employee_id))
    shop.back_up("von-Hand")
    shop.second_place = SecondPlace(shop.path.parent / "Stick")
    dialog = window.menu.open_settings()
    business = dialog.business
    business.inputs["email"].setFocus()
    business.inputs["email"].setText("info@")
    business.inputs["email"].edited.emit()
    business.flush()
    names = (
        "betrieb",
        "marken",
        "mitarbeitende",
        "werte",
        "sympathie",
        "begeisterung",
        "partnerschaft",
        "hinweise",
        "aussehen",
        "daten",
    )
    for page, name in zip(dialog.pages, names, strict=True):
        dialog.show_page(page)
        if page is dialog.look:
            dialog.list.setFocus()
        camera.take(dialog, f"einstellungen_{name}")
    dialog.show_line(dialog.sympathy, dialog.sympathy.rule.counts[Category.UNCLEAR])
    camera.take(dialog, "einstellungen_sympathie_regel")
    dialog.sympathy.field.names[Quadrant.HEART].setText("")
    dialog.sympathy.field.names[Quadrant.HEART].edited.emit()
    dialog.flush()
    dialog.show_line(dialog.sympathy, dialog.sympathy.field.usual_button)
    camera.take(dialog, "einstellungen_sympathie_felder")
    leaving = LeaveDialog(window.desk, shop.employees.get(shop.employee_id or 0), dialog)
    leaving.open()
    camera.take(leaving, "mitarbeitende_gehen")
    leaving.done_button.click()
    camera.take(leaving, "mitarbeitende_gehen_fehler")
    leaving.reject()
    somebody = PersonDialog(shop, window)
    somebody.open()
    camera.take(somebody, "jemand_neues")
    somebody.done_button.click()
    camera.take(somebody, "jemand_neues_fehler")


def test_hints_below_texts(camera: Camera, bakery: Customer, shop: Store, qtbot: QtBot) -> None:
    window = opened_window(shop, qtbot)
    card = window.customers.detail.note_card
    card.field.setFocus()
    type_text(card.field, "Der Inhaber ist ein Geizhals. ")
    qtbot.waitUntil(card.hint.isVisible, timeout=3000)
    camera.take(window, "hinweis_merkzettel")
    hit(window, Qt.Key.Key_F12)
    camera.take(window, "hinweis_merkzettel_verdeckt")
    hit(window, Qt.Key.Key_F12)
    window.pages.open_conversation(bakery.id)
    (sheet,) = (sheet for sheet in window.findChildren(ConversationSheet) if sheet.isVisible())
    type_text(sheet.text_input, "Frau Großmann ist schwanger, der Vollidiot von Lieferant kommt erst im März.")
    type_text(sheet.next_step.what_field, "Den Querulanten zurückrufen")
    for hint in sheet.findChildren(GuardHint):
        hint._look()
    camera.take(sheet, "hinweis_gespraech")
    sheet.reject()
    follow_up = FollowUpDialog(window.desk, bakery, window)
    follow_up.open()
    type_text(follow_up.what_field, "Krebspatient" + "w" * 90)
    for hint in follow_up.findChildren(GuardHint):
        hint._look()
    camera.take(follow_up, "hinweis_wiedervorlage_langes_wort")
    follow_up.reject()


def test_a_very_long_name(camera: Camera, shop: Store, qtbot: QtBot) -> None:
    long = shop.customers.create(replace(BAKERY, company=LONG, tags=tuple(f"Schlagwort {n}" for n in range(14))))
    shop.customers.create(company("W" * 200))
    shop.follow_ups.create(to_do(long.id, shop.today(), "Sehr lange Aufgabe mit vielen Worten " * 6), shop.today())
    window = opened_window(shop, qtbot)
    window.customers.open_customer(long.id or 0)
    camera.take(window, "kunden_langer_name")
    window.pages.open_conversation(long.id)
    (sheet,) = (sheet for sheet in window.findChildren(ConversationSheet) if sheet.isVisible())
    camera.take(sheet, "gespraech_langer_name")
    sheet.reject()


def test_referrals(camera: Camera, bakery: Customer, shop: Store, qtbot: QtBot) -> None:
    sent: dict[str, Any] = {"source": Source.REFERRAL}
    names = (LONG, "Café Sonnenplatz", "Elektro Weiß GmbH", "Gärtnerei Blum", "Praxis Dr. Köhler")
    senders = [bakery.id]
    for number, name in enumerate(names):
        years = (CustomerYear(2025, 184_000 * number), CustomerYear(2026, 92_050 * number))[: number % 3]
        by = senders[number // 2]
        senders.append(shop.customers.create(company(name, recommended_by=by, years=years, **sent)).id)
    window = opened_window(shop, qtbot)
    window.pages.open_customer(senders[1] or 0)
    camera.take(window, "kunde_weiterempfehlungen")
    shop.customers.trash(senders[-1] or 0)
    dialog = ReferralsDialog(window.desk, senders[1] or 0, window)
    dialog.open()
    dialog.activateWindow()
    camera.take(dialog, "weiterempfehlungen_baum")
    dialog.reject()
    dialog = ReferralsDialog(window.desk, senders[-2] or 0, window)
    dialog.open()
    camera.take(dialog, "weiterempfehlungen_niemand")


def test_referrals_view(camera: Camera, shop: Store, qtbot: QtBot) -> None:
    window = opened_window(shop, qtbot)

    def take(name: str) -> None:
        window.pages.begin_with("enthusiasm")
        window.enthusiasm.show_view("referrals")
        qtbot.waitUntil(lambda: not window.desk.tasks.is_busy)
        camera.take(window, name)

    take("weiterempfehlungen_leer")
    add_sample(shop, shop.today())
    long = shop.customers.create(company(LONG, years=(CustomerYear(2024, 9_900_000), CustomerYear(2025, 9_000_000))))
    sent: dict[str, Any] = {"source": Source.REFERRAL, "recommended_by": long.id}
    for number in range(40):
        years = (CustomerYear(2025, 100_000), CustomerYear(2026, 92_000))[: number % 3]
        one = shop.customers.create(company(f"Kunde {number}", years=years, **(sent if number < 9 else {})))
        record_answer(shop, answer(one.id, number % 11, date(2025, 3, 3)))
    take("weiterempfehlungen")
    view = window.enthusiasm.view
    assert isinstance(view, ReferralsView)
    view.take_focus()
    view.area.ensureWidgetVisible(view.growth)
    camera.take(window, "weiterempfehlungen_unten")
    window.desk.shade.toggle()
    camera.take(window, "weiterempfehlungen_verdeckt")


def test_history(camera: Camera, bakery: Customer, shop: Store, clock: Clock, qtbot: QtBot) -> None:
    for days, values in (
        (20, {"phones": (Phone("0421 555 99 99"),), "status": Status.FORMER}),
        (9, {"company": LONG, "note": "Trinkt den Kaffee jetzt mit Milch.\nNur nachmittags anrufen."}),
        (1, {"customer_since": None, "tags": ("Stammtisch",)}),
    ):
        clock.go_on(days=days)
        shop.customers.save(replace(shop.customers.get(bakery.id or 0), **values))
    window = opened_window(shop, qtbot)
    dialog = HistoryDialog(window.desk, bakery.id or 0, window)
    dialog.open()
    dialog.list.setCurrentRow(2)
    camera.take(dialog, "aenderungen")
    dialog.view.return_requested.emit(record_fields()[18], bakery)
    camera.take(dialog, "aenderungen_zurueck")
    dialog.reject()
    add_sample(shop, shop.today())
    sample = HistoryDialog(window.desk, 2, window)
    sample.open()
    camera.take(sample, "aenderungen_keine")
    sample.reject()


def test_enthusiasm_of_a_customer(camera: Camera, bakery: Customer, shop: Store, qtbot: QtBot) -> None:
    others = [shop.customers.create(company(name)) for name in ("Café Sonnenplatz", "Elektro Weiß GmbH", LONG)]
    for customer, value in zip(others, (8, 3, 10), strict=True):
        record_answer(shop, answer(customer.id, value, shop.today() - timedelta(days=30)))
    words = "Sie hören zu, das kenne ich so nicht."
    record_answer(shop, answer(bakery.id, 9, shop.today() - timedelta(days=12), comment=words, occasion="Reparatur"))
    record_answer(shop, answer(bakery.id, 6, shop.today() - timedelta(days=300), channel=AnswerChannel.PHONE))
    moment = Delight(bakery.id or 0, shop.today() - timedelta(days=3), "Rad geputzt zurückgegeben", "Hat gestrahlt.")
    shop.delights.create(moment)
    for name in ("Rad geputzt zurückgeben", "Karte zum Jubiläum"):
        shop.delight_ideas.add(name)
    window = opened_window(shop, qtbot)
    camera.take(window, "kunde_begeisterung")
    window.customers.open_customer(others[-1].id or 0)
    camera.take(window, "kunde_begeisterung_langer_name")
    window.desk.shade.toggle()
    camera.take(window, "kunde_begeisterung_verdeckt")
    window.desk.shade.toggle()
    dialog = DelightDialog(window.desk, window, bakery.id)
    dialog.open()
    dialog.finish()
    camera.take(dialog, "begeisterungsmoment")
    dialog.reject()
    question = AnswerDialog(window.desk, shop.customers.get(others[-1].id or 0), window)
    question.open()
    question.finish()
    camera.take(question, "begeisterung_erfragen")
    question.reject()
    correction = AnswerCorrection(window.desk, shop.answers.of_customer(bakery.id or 0)[0], window)
    correction.open()
    correction.day.line.setText("32.1.")
    correction.finish()
    camera.take(correction, "antwort_korrigieren")
    correction._may_lose = lambda _dialog: True
    correction.reject()
    window.pages.open_conversation(bakery.id)
    (sheet,) = (sheet for sheet in window.findChildren(ConversationSheet) if sheet.isVisible())
    sheet.next_step.days._chips["tomorrow"].click()
    sheet.ask_button.click()
    sheet.ask.scale.button(9).click()
    sheet.ask.reason_line.setText("Sie hören zu, das kenne ich so nicht.")
    camera.take(sheet, "gespraech_begeisterung")
    sheet.reject()
    asking = DelightDialog(window.desk, window)
    asking.open()
    asking.finish()
    camera.take(asking, "begeisterungsmoment_fuer_wen")
    asking.reject()


def test_cases(camera: Camera, shop: Store, qtbot: QtBot) -> None:
    window = opened_window(shop, qtbot)
    view = CasesView(window.desk)
    qtbot.addWidget(view)
    view.resize(1310, 540)
    view.show()
    camera.take(view, "nachfassen_leer")
    one = shop.customers.create(company(LONG))
    recorded = record_answer(shop, answer(one.id, 3, shop.today(), comment="Zweimal hingebracht, immer noch " * 6))
    view.reload()
    camera.take(view, "nachfassen_eine")
    assert recorded.case is not None
    shop.answer_cases.note(replace(recorded.case, cause="Viel zu lange gewartet, niemand rief zurück"))
    add_sample(shop, shop.today())
    causes = ("Wartezeit", "Wartezeit", "Preis", "Auswahl", "Wartezeit")
    for case, cause in zip(shop.answer_cases.open(), causes, strict=False):
        shop.answer_cases.note(replace(case.follow_up, cause=cause))
    view.reload()
    view.cases.open_view.setFocus(Qt.FocusReason.TabFocusReason)
    camera.take(view, "nachfassen")
    view.causes.rows[0].click()
    camera.take(view, "nachfassen_ursache")
    dialog = CaseDialog(window.desk, shop.answer_cases.open()[0], window)
    dialog.open()
    camera.take(dialog, "nachfassen_erledigt")
    dialog.ask_again_field.setText("gestern")
    dialog.done_button.click()
    camera.take(dialog, "nachfassen_erledigt_fehler")


def test_raster(camera: Camera, shop: Store, qtbot: QtBot) -> None:
    window = opened_window(shop, qtbot, "sympathy")
    window.sympathy.show_view("raster")
    camera.take(window, "raster_leer")
    shop.customers.create(company(LONG))
    window.sympathy.reload()
    camera.take(window, "raster_einer")
    add_sample(shop, shop.today())
    window.sympathy.reload()
    window.sympathy.take_focus()
    for key in (Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_0, Qt.Key.Key_8):
        hit(window, key)
    camera.take(window, "raster_eingabe")
    window.sympathy.finish_current()
    shop.employee_id = None
    window.desk.events.person_changed.emit()
    camera.take(window, "raster_ohne_namen")
    for number in range(12):
        shop.employees.create(f"Kollegin Nummer {number}")
    shop.employee_id = shop.employees.create("Wolfgang-Amadeus Freiherr von Hohenstein-Langenberg").id
    window.desk.events.person_changed.emit()
    camera.take(window, "raster_fuenfzehn")


def test_findings(camera: Camera, shop: Store, qtbot: QtBot) -> None:
    window = opened_window(shop, qtbot)
    view = FindingsView(window.desk)
    qtbot.addWidget(view)
    view.resize(1310, 540)
    view.show()
    read = partial(qtbot.waitUntil, lambda: not window.desk.tasks.is_busy)
    read()
    camera.take(view, "listen_leer")
    one = shop.customers.create(company(LONG))
    shop.placements.place(one.id or 0, 4.5, 9)
    recorded = record_answer(shop, answer(one.id, 3, shop.today()))
    assert recorded.case is not None
    shop.follow_ups.delete(recorded.case.id or 0)
    view.reload()
    read()
    camera.take(view, "listen_eine")
    add_sample(shop, shop.today())
    view.reload()
    read()
    view.card.view.setFocus(Qt.FocusReason.TabFocusReason)
    view.card.view.chosen_action = 0
    camera.take(view, "listen")
    shop.follow_ups.create(to_do(one.id, shop.today() + timedelta(days=9), "Gespräch suchen: Was fehlt?"), shop.today())
    view.card.chips[FindingKind.MISJUDGED].click()
    read()
    camera.take(view, "listen_anders_geantwortet")


def test_matrix(camera: Camera, shop: Store, qtbot: QtBot) -> None:
    window = opened_window(shop, qtbot, "sympathy")
    camera.take(window, "matrix_keine_kunden")
    long = shop.customers.create(company(LONG))
    camera.take(window, "matrix_eine_ohne_platz")
    shop.placements.place(long.id or 0, 4.0, None, "Sehr ausführlich begründet " * 9)
    window.pages.show_in_matrix(long.id)
    camera.take(window, "matrix_eine")
    add_sample(shop, shop.today())
    shop.employee_id = next(one.id for one in shop.employees.active() if one.name == "Mira Petersen")
    view = window.sympathy.view
    assert isinstance(view, MatrixView)
    view.show_customer(view.side.tray.model.id_at(1) or 0)
    camera.take(window, "matrix_ohne_platz_gewaehlt")
    view.show_customer(view.stage.field.scene.order[3])
    view.side.place.sympathy_input.setText("4,7")
    view.side.place.sympathy_input.edited.emit()
    view.flush()
    camera.take(window, "matrix_fehler")
    view.sheets.choose(None)
    divided = next(one for one in view.stage.field.scene.entries.values() if (one.highest or 0) - (one.lowest or 0) > 2)
    view.show_customer(divided.customer_id)
    camera.take(window, "matrix_team")
    window.resize(1024, 600)
    camera.take(window, "matrix_team_klein")
    window.resize(1366, 690)
    window.desk.shade.toggle()
    camera.take(window, "matrix_verdeckt")
    window.desk.shade.toggle()
    shop.employee_id = None
    window.desk.events.person_changed.emit()
    camera.take(window, "matrix_niemand")


def test_moments(camera: Camera, bakery: Customer, shop: Store, qtbot: QtBot) -> None:
    window = opened_window(shop, qtbot)
    window.pages.begin_with("enthusiasm")
    window.enthusiasm.show_view("delights")
    camera.take(window, "momente_leer")
    shop.delight_ideas.begin_with(starter_ideas())
    shop.delight_ideas.add("Ein sehr langer Einfall mit vielen Worten " * 4)
    shop.delight_ideas.set_active(2, False)
    long = shop.customers.create(company(LONG))
    for customer, days, what, reaction in (
        (bakery, 0, "Rad geputzt zurückgegeben", ""),
        (long, 2, "Zum Jubiläum eine Karte geschrieben", "Hing am nächsten Tag im Laden."),
        (bakery, 30, "Sehr lange Worte darüber, was alles getan wurde " * 5, "Und viel Freude darüber. " * 9),
    ):
        day = shop.today() - timedelta(days=days)
        shop.delights.create(Delight(customer.id or 0, day, what, reaction, idea_id=1))
    camera.take(window, "momente")
    window.resize(1024, 600)
    camera.take(window, "momente_klein")
