"""A walk through all pages and dialogs, for what must be true everywhere. Whoever builds a page adds its stop here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from kundenapp.domain.category import Category
from kundenapp.domain.customer_mode import CustomerMode
from kundenapp.domain.customer_report import ReportKind
from kundenapp.domain.customer_year import CustomerYear
from kundenapp.domain.delight import Delight
from kundenapp.domain.origin import Source
from kundenapp.services.record_answer import record_answer
from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.services.starter_statements import starter_statements
from kundenapp.ui.common.answer_correction import AnswerCorrection
from kundenapp.ui.common.answer_dialog import AnswerDialog
from kundenapp.ui.common.buttons import Button
from kundenapp.ui.common.case_dialog import CaseDialog
from kundenapp.ui.common.code_fields import CodeDialog
from kundenapp.ui.common.crash_dialog import CrashDialog
from kundenapp.ui.common.delight_dialog import DelightDialog
from kundenapp.ui.common.dialogs import QuestionDialog
from kundenapp.ui.common.follow_up_dialog import ResultDialog
from kundenapp.ui.common.help_window import open_help
from kundenapp.ui.common.person_dialog import PersonDialog
from kundenapp.ui.conversation.correction_dialog import CorrectionDialog
from kundenapp.ui.conversation.sheet import ConversationSheet
from kundenapp.ui.customer_mode.screen import CustomerModeScreen, Words
from kundenapp.ui.customer_mode.start_dialog import StartDialog
from kundenapp.ui.customers.card_dialog import CardDialog
from kundenapp.ui.customers.category_dialog import CategoryDialog
from kundenapp.ui.customers.circles_dialog import CirclesDialog
from kundenapp.ui.customers.duplicates_dialog import DuplicatesDialog
from kundenapp.ui.customers.erasure_dialog import ErasureDialog
from kundenapp.ui.customers.history_dialog import HistoryDialog
from kundenapp.ui.customers.merge_dialog import MergeDialog
from kundenapp.ui.customers.merge_picker import MergePicker
from kundenapp.ui.customers.referrals_dialog import ReferralsDialog
from kundenapp.ui.customers.trash_dialog import TrashDialog
from kundenapp.ui.enthusiasm.overview import Overview
from kundenapp.ui.reports.printing_dialog import PrintingDialog
from kundenapp.ui.settings.leave_dialog import LeaveDialog
from kundenapp.ui.sympathy.matrix_view import MatrixView
from kundenapp.ui.welcome.backup_dialog import BackupDialog
from kundenapp.ui.welcome.page import Proposal, RecentFile, WelcomePage
from tests.factories import BAKERY, answer, person, talk, to_do

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow
    from kundenapp.ui.reports.page import ReportsPage


@dataclass(frozen=True)
class Visit:
    """An open window over a file in which something of everything is. `customer_id` has had a life, `other_id` none."""

    window: MainWindow
    shop: Store
    qtbot: QtBot
    customer_id: int
    other_id: int

    @property
    def customer(self) -> Customer:
        """The customer with a history, as the file has them."""
        return self.shop.customers.get(self.customer_id)


def furnish(shop: Store) -> tuple[int, int]:
    """Put something of everything into the file; return a customer with a history, and one without."""
    bakery, other = shop.customers.create(BAKERY), shop.customers.create(person())
    customer_id = bakery.id or 0
    for number in range(3):
        text = f"Gespräch {number}. " + "Es ging um Lastenräder und um Akkus. " * (4 * number)
        record_conversation(shop, talk(customer_id, text, employee_id=shop.employee_id), NextStep())
    shop.follow_ups.create(to_do(customer_id, shop.today(), "Angebot für 6 Lastenräder nachfassen"), shop.today())
    shop.follow_ups.create(to_do(customer_id, shop.today() + timedelta(days=9), "Probefahrt anbieten"), shop.today())
    record_answer(shop, answer(customer_id, 9, shop.today() - timedelta(days=12), comment="Sie hören zu."))
    shop.placements.place(customer_id, 4.5, 8)
    shop.categories.decide(customer_id, Category.DREAM, "Trägt uns seit Jahren.")
    shop.delights.create(Delight(customer_id, shop.today() - timedelta(days=3), "Rad geputzt zurückgegeben"))
    shop.delight_ideas.add("Rad geputzt zurückgeben")
    return customer_id, other.id or 0


def _page(visit: Visit) -> QWidget:
    visit.window.pages.open_customer(visit.customer_id)
    return visit.window


def _today(visit: Visit) -> QWidget:
    visit.window.pages.begin_with("today")
    return visit.window


def _today_all(visit: Visit) -> QWidget:
    _today(visit)
    visit.window.today.tasks.all_button.click()
    return visit.window


def _today_nothing(visit: Visit) -> QWidget:
    for task in visit.shop.today_list.tasks():
        visit.shop.follow_ups.finish(task.follow_up.id or 0)
    return _today(visit)


def _today_empty(visit: Visit) -> QWidget:
    _empty(visit)
    return _today(visit)


def _form(visit: Visit) -> QWidget:
    visit.window.pages.open_customer(visit.customer_id)
    visit.window.customers.edit_current()
    return visit.window


def _new(visit: Visit) -> QWidget:
    visit.window.pages.create_customer()
    return visit.window


def _nobody_found(visit: Visit) -> QWidget:
    visit.window.pages.open_customer(visit.customer_id)
    visit.window.customers.list_panel.filter_field.setText("Xyz")
    return visit.window


def _empty(visit: Visit) -> QWidget:
    for customer_id in (visit.customer_id, visit.other_id):
        visit.shop.customers.trash(customer_id)
    return visit.window


def _moments(visit: Visit) -> QWidget:
    visit.shop.delight_ideas.set_active(visit.shop.delight_ideas.add("Bonbons").id or 0, active=False)
    visit.window.pages.begin_with("enthusiasm")
    visit.window.enthusiasm.show_view("delights")
    return visit.window


def _enthusiasm(visit: Visit) -> QWidget:
    visit.window.pages.begin_with("enthusiasm")
    view = visit.window.enthusiasm.view
    view.propose_customer(visit.customer_id)
    assert isinstance(view, Overview)
    view.entry.more_button.click()
    return visit.window


def _type_days(page: ReportsPage) -> None:
    """Choose days of one's own, so that their fields are there."""
    period = page.enthusiasm.period
    period.setCurrentIndex(period.count() - 1)
    period.activated.emit(period.currentIndex())


def _reports_empty(visit: Visit) -> QWidget:
    _empty(visit)
    visit.window.tabs.setCurrentIndex(visit.window.tabs.count() - 1)
    return visit.window


def _reports(visit: Visit) -> QWidget:
    visit.window.pages.show_report(visit.customer_id, ReportKind.INTERNAL)
    visit.qtbot.waitUntil(lambda: visit.window.reports.rendered is not None)
    return visit.window


def _paper(row: int, then: Callable[[ReportsPage], object] = lambda _page: None) -> Callable[[Visit], QWidget]:
    """Return the way to a report of the list at the left."""

    def opened(visit: Visit) -> QWidget:
        _reports(visit)
        visit.window.reports.list.setCurrentRow(row)
        visit.qtbot.waitUntil(lambda: not visit.window.desk.tasks.is_busy)
        then(visit.window.reports)
        visit.qtbot.waitUntil(lambda: not visit.window.desk.tasks.is_busy)
        return visit.window

    return opened


def _restricted(visit: Visit) -> QWidget:
    visit.shop.customers.restrict(visit.customer_id)
    return _page(visit)


def _type_no_day(page: ReportsPage) -> None:
    page.week.which.findChildren(Button)[2].click()
    page.week.day_field.setText("31.11.")
    page.refresh()


def _show_drawing(page: ReportsPage) -> None:
    page.drawing.set_progress(42, 310, page.options.progress_words(42, 310))
    page.drawing.show()


def _told(visit: Visit) -> QWidget:
    _page(visit)
    visit.window.desk.shade.toggle()
    visit.window.desk.notice.show_message("Der Speicher ist voll.", "Nochmals", lambda: None)
    visit.window.desk.toasts.show_message("Das ist erledigt.", "Rückgängig", lambda: None)
    return visit.window


def _sheet(visit: Visit) -> QWidget:
    visit.window.pages.open_conversation(visit.customer_id)
    sheet = visit.window.findChild(ConversationSheet)
    assert isinstance(sheet, ConversationSheet)
    return sheet


def _sheet_open(visit: Visit) -> QWidget:
    sheet = _sheet(visit)
    assert isinstance(sheet, ConversationSheet)
    sheet.moment.summary_button.click()
    sheet.next_step.days._chips["tomorrow"].click()
    return sheet


def _sheet_asked(visit: Visit) -> QWidget:
    sheet = _sheet_open(visit)
    assert isinstance(sheet, ConversationSheet)
    sheet.ask_button.click()
    return sheet


def _answer_correction(visit: Visit) -> QDialog:
    return AnswerCorrection(visit.window.desk, visit.shop.answers.get(1), visit.window)


def _sheet_asking(visit: Visit) -> QWidget:
    visit.window.pages.open_conversation(None)
    sheet = visit.window.findChild(ConversationSheet)
    assert isinstance(sheet, ConversationSheet)
    return sheet


def _follow_up(visit: Visit) -> QWidget:
    _page(visit)
    visit.window.customers.follow_up_current()
    return next(dialog for dialog in visit.window.findChildren(QDialog) if dialog.isVisible())


def _dialog(made: Callable[[Visit], QDialog]) -> Callable[[Visit], QWidget]:
    def opened(visit: Visit) -> QWidget:
        dialog = made(visit)
        dialog.open()
        return dialog

    return opened


def _correction(visit: Visit) -> QDialog:
    (conversation, *_older) = visit.shop.conversations.of_customer(visit.customer_id)
    return CorrectionDialog(visit.window.desk, conversation, visit.window)


def _result(visit: Visit) -> QDialog:
    (task, *_later) = visit.shop.today_list.tasks()
    return ResultDialog(visit.window.desk, task.follow_up, visit.window)


def _case(visit: Visit) -> QDialog:
    (case,) = visit.shop.answer_cases.open()
    visit.shop.answer_cases.note(replace(case.follow_up, measure="Angerufen", cause="Wartezeit"))
    return CaseDialog(visit.window.desk, visit.shop.answer_cases.get(case.follow_up.id or 0), visit.window)


def _merging(visit: Visit) -> QDialog:
    double = visit.shop.customers.create(replace(BAKERY, company="Bäckerei Grossmann GmbH", title="Dr."))
    return MergeDialog(visit.window.desk, visit.customer_id, double.id or 0, visit.window)


def _merging_with(visit: Visit) -> QDialog:
    visit.shop.customers.create(BAKERY)
    return MergePicker(visit.window.desk, visit.shop.customers.get(visit.customer_id), visit.window)


def _referrals(visit: Visit) -> QDialog:
    sent = {"source": Source.REFERRAL, "years": (CustomerYear(2026, 92_000),)}
    child = visit.shop.customers.create(person("Brandl", "Ida", recommended_by=visit.customer_id, **sent))
    visit.shop.customers.create(person("Özdemir", "Ayla", recommended_by=child.id, **sent))
    _page(visit)
    return ReferralsDialog(visit.window.desk, visit.customer_id, visit.window)


def _matrix(visit: Visit) -> QWidget:
    visit.shop.placements.place(visit.customer_id, 4.5, 8.0, "Zahlt pünktlich.")
    visit.window.pages.begin_with("sympathy")
    visit.window.sympathy.view.propose_customer(visit.customer_id)
    return visit.window


def _matrix_of_team(visit: Visit) -> QWidget:
    visit.shop.placements.place(visit.customer_id, 1.0, 8.0)
    visit.shop.employee_id = 2
    visit.shop.placements.place(visit.customer_id, 5.0, 6.0)
    visit.window.pages.begin_with("sympathy")
    view = visit.window.sympathy.view
    view.propose_customer(visit.customer_id)
    assert isinstance(view, MatrixView)
    view.sheets.choose(None)
    return visit.window


def _matrix_without_name(visit: Visit) -> QWidget:
    visit.shop.employee_id = None
    visit.window.pages.begin_with("sympathy")
    return visit.window


def _referrals_of_all(visit: Visit) -> QWidget:
    sent = {"source": Source.REFERRAL, "recommended_by": visit.customer_id}
    years = (CustomerYear(2024, 90_000), CustomerYear(2025, 99_000))
    visit.shop.customers.create(person("Brandl", "Ida", years=years, **sent))
    visit.window.pages.begin_with("enthusiasm")
    visit.window.enthusiasm.show_view("referrals")
    visit.qtbot.waitUntil(lambda: not visit.window.desk.tasks.is_busy)
    return visit.window


def _duplicates(visit: Visit) -> QDialog:
    visit.shop.customers.create(BAKERY)
    dialog = DuplicatesDialog(visit.window.desk, visit.window)
    visit.qtbot.waitUntil(dialog.stop_button.isHidden)
    return dialog


def _warned(visit: Visit) -> QWidget:
    _new(visit)
    visit.window.customers.create_customer("Bäckerei Großmann")
    return visit.window


def _printing(visit: Visit) -> QDialog:
    dialog = PrintingDialog(visit.window, 0)
    dialog.goes_on(41, 310)
    return dialog


def _trash(visit: Visit) -> QDialog:
    _empty(visit)
    return TrashDialog(visit.window.desk, visit.window)


def _circles(visit: Visit, *, is_thinking: bool = False) -> QWidget:
    visit.shop.statements.begin_with(starter_statements())
    dialog = CirclesDialog(visit.window.desk, visit.shop.customers.get(visit.customer_id), visit.window)
    dialog.open()
    if is_thinking:
        dialog.side.think_button.click()
    return dialog


def _settings(visit: Visit, page: int) -> QWidget:
    for name in ("Rad & Tat", "Lastenheld", "Kettenglück"):
        visit.shop.brands.add(name)
    visit.shop.brands.retire(2)
    visit.shop.statements.begin_with(starter_statements()[:12])
    jonas = visit.shop.employees.add("Jonas Peters")
    visit.shop.employees.leave(jonas.id or 0, visit.shop.today(), follow_ups_to=None, customers_to=None)
    dialog = visit.window.menu.open_settings()
    dialog.list.setCurrentRow(page)
    return dialog


def _leaving(visit: Visit) -> QWidget:
    mira = visit.shop.employees.get(visit.shop.employee_id or 0)
    visit.shop.customers.save(replace(visit.shop.customers.get(visit.customer_id), owner_id=mira.id))
    with visit.shop.operation("follow_up.assign") as op:
        op.update("follow_ups", 1, {"assignee_id": mira.id})
    dialog = LeaveDialog(visit.window.desk, mira, visit.window)
    dialog.open()
    return dialog


def _first_start(visit: Visit) -> QWidget:
    return _welcome(visit, WelcomePage("/home/sabine/Kunden.kundenapp", has_ways=False))


def _backups(visit: Visit) -> QDialog:
    visit.shop.back_up("Ende")
    return BackupDialog(visit.shop.backups, lambda _backup: Path("/home/sabine/Kunden.kundenapp"), visit.window)


def _missing(visit: Visit) -> QWidget:
    recent = [RecentFile(Path("/a/b.kundenapp"), is_there=True), RecentFile(Path("/a/c.kundenapp"), is_there=False)]
    proposal = Proposal("Nicht da", "Sie war da.", [("newest", "Sicherung einspielen"), ("again", "Nochmals suchen")])
    return _welcome(visit, WelcomePage("/home/sabine/Kunden.kundenapp", proposal=proposal, recent=recent))


def _welcome(visit: Visit, page: WelcomePage) -> QWidget:
    visit.qtbot.addWidget(page)
    page.resize(1366, 690)
    page.show()
    return page


def _raster(visit: Visit) -> QWidget:
    visit.shop.placements.place(visit.customer_id, 4.5, None)
    visit.shop.placement_drafts.keep(visit.shop.employee_id or 0, {visit.other_id: 3.0})
    visit.window.pages.begin_with("sympathy")
    visit.window.sympathy.show_view("raster")
    return visit.window


def _cases(visit: Visit) -> QWidget:
    (case,) = visit.shop.answer_cases.open()
    visit.shop.answer_cases.note(replace(case.follow_up, cause="Wartezeit"))
    visit.window.pages.begin_with("enthusiasm")
    visit.window.enthusiasm.show_view("cases")
    return visit.window


def _cases_done(visit: Visit) -> QWidget:
    (case,) = visit.shop.answer_cases.open()
    visit.shop.answer_cases.finish(replace(case.follow_up, cause="Wartezeit"))
    visit.window.pages.begin_with("enthusiasm")
    visit.window.enthusiasm.show_view("cases")
    return visit.window


def _customer_mode(then: Callable[[CustomerModeScreen], object] = lambda _screen: None) -> Callable[[Visit], QWidget]:
    """Return the way to the question a customer answers, and on from there."""

    def opened(visit: Visit) -> QWidget:
        settings = visit.shop.answer_settings
        words = Words("Radwerk Lindner", settings.question, settings.thanks, settings.scale, "Guten Tag Kim Weber,")
        screen = CustomerModeScreen(CustomerMode("file", "customer"), words, "", visit.shop.now)
        screen.allow_closing()
        visit.qtbot.addWidget(screen)
        screen.resize(1366, 768)
        screen.show()
        then(screen)
        return screen

    return opened


def _give_thanks(screen: CustomerModeScreen) -> None:
    screen.question.chosen.emit(9)
    screen.comment.finished.emit()


STOPS: dict[str, Callable[[Visit], QWidget]] = {
    "today": _today,
    "today, all": _today_all,
    "today, nothing due": _today_nothing,
    "today, no customers": _today_empty,
    "customer": _page,
    "form": _form,
    "new customer": _new,
    "nobody found": _nobody_found,
    "no customers": _empty,
    "raster": _raster,
    "matrix": _matrix,
    "matrix of the team": _matrix_of_team,
    "matrix, nobody works": _matrix_without_name,
    "enthusiasm": _enthusiasm,
    "moments": _moments,
    "cases": _cases,
    "cases, none open": _cases_done,
    "enthusiasm, referrals": _referrals_of_all,
    "reports, nobody chosen": _reports_empty,
    "reports": _reports,
    "list of customers": _paper(2),
    "week": _paper(3),
    "week, no day": _paper(3, _type_no_day),
    "many reports": _paper(4),
    "many reports, drawn": _paper(4, _show_drawing),
    "matrix on paper": _paper(5),
    "circles on paper": _paper(6),
    "agreement on paper": _paper(7),
    "enthusiasm on paper": _paper(8),
    "enthusiasm on paper, own days": _paper(8, _type_days),
    "answer cards": _paper(9),
    "restricted customer": _restricted,
    "notice, toast and shade": _told,
    "conversation": _sheet,
    "conversation, all open": _sheet_open,
    "conversation, question asked": _sheet_asked,
    "conversation, who": _sheet_asking,
    "follow-up": _follow_up,
    "what came of it": _dialog(_result),
    "what came of an answer": _dialog(_case),
    "correction": _dialog(_correction),
    "asking": _dialog(lambda visit: AnswerDialog(visit.window.desk, visit.customer, visit.window)),
    "answer, corrected": _dialog(_answer_correction),
    "delight": _dialog(lambda visit: DelightDialog(visit.window.desk, visit.window)),
    "delight, changed": _dialog(
        lambda visit: DelightDialog(visit.window.desk, visit.window, delight=visit.shop.delights.get(1))
    ),
    "trash": _dialog(_trash),
    "merging": _dialog(_merging),
    "merging with": _dialog(_merging_with),
    "referrals": _dialog(_referrals),
    "duplicates": _dialog(_duplicates),
    "new customer, warned": _warned,
    "printing": _dialog(_printing),
    "visiting card": _dialog(
        lambda visit: CardDialog(visit.window.desk, visit.shop.customers.get(visit.customer_id), visit.window)
    ),
    "settings, business": lambda visit: _settings(visit, 0),
    "settings, brands": lambda visit: _settings(visit, 1),
    "settings, employees": lambda visit: _settings(visit, 2),
    "settings, statements": lambda visit: _settings(visit, 3),
    "settings, sympathy": lambda visit: _settings(visit, 4),
    "settings, enthusiasm": lambda visit: _settings(visit, 5),
    "settings, partner": lambda visit: _settings(visit, 6),
    "settings, guard": lambda visit: _settings(visit, 7),
    "settings, look": lambda visit: _settings(visit, 8),
    "settings, data": lambda visit: _settings(visit, 9),
    "circles": _circles,
    "circles, thinking": lambda visit: _circles(visit, is_thinking=True),
    "somebody leaves": _leaving,
    "erasure": _dialog(lambda visit: ErasureDialog(visit.window.desk, visit.customer, visit.window)),
    "category": _dialog(lambda visit: CategoryDialog(visit.window.desk, visit.customer, visit.window)),
    "history": _dialog(lambda visit: HistoryDialog(visit.window.desk, visit.customer_id, visit.window)),
    "somebody new": _dialog(lambda visit: PersonDialog(visit.shop, visit.window)),
    "question": _dialog(lambda visit: QuestionDialog(visit.window, "Sicher?", "Wirklich?", ["Nein", "Ja"], "Nein")),
    "crash": _dialog(lambda visit: CrashDialog(visit.window, "Etwas ging schief.", "Einzelheiten")),
    "help": lambda visit: open_help(visit.window),
    "customer mode begins": _dialog(lambda visit: StartDialog(visit.window.desk, visit.window)),
    "customer mode, question": _customer_mode(),
    "customer mode, reason": _customer_mode(lambda screen: screen.question.chosen.emit(9)),
    "customer mode, thanks": _customer_mode(_give_thanks),
    "customer mode, code": _customer_mode(lambda screen: screen.ask_for_code()),
    "code": _dialog(lambda visit: CodeDialog(visit.window.desk, visit.window)),
    "first questions": _first_start,
    "first start": lambda visit: _welcome(visit, WelcomePage("/home/sabine/Kunden.kundenapp")),
    "file missing": _missing,
    "backups": _dialog(_backups),
}


def visible(root: QWidget) -> list[QWidget]:
    """Return everything that can be seen in a page or dialog, itself included, but nothing of windows over it."""
    for _round in range(4):
        QApplication.processEvents()
    inside = [widget for widget in root.findChildren(QWidget) if widget.window() is root.window()]
    return [widget for widget in (root, *inside) if widget.isVisible()]
