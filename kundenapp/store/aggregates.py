"""What is kept in a customer file, one attribute per aggregate.

What the first window shows is there at once. The rest is loaded when it is first asked for: with its dataclasses it
would take a tenth of the time until the window appears.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kundenapp.store.customer_list import CustomerList
from kundenapp.store.doors import Doors
from kundenapp.store.follow_ups import FollowUps
from kundenapp.store.people import Businesses, Employees
from kundenapp.store.settings import Settings
from kundenapp.store.today_list import TodayList

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kundenapp.store.answer_cases import AnswerCases
    from kundenapp.store.answer_counts import AnswerCounts
    from kundenapp.store.answer_requests import AnswerRequests
    from kundenapp.store.answer_settings import AnswerSettings
    from kundenapp.store.answers import Answers
    from kundenapp.store.brands import Brands
    from kundenapp.store.categories import Categories
    from kundenapp.store.commitments import Commitments
    from kundenapp.store.conversations import Conversations
    from kundenapp.store.customer_events import CustomerEvents
    from kundenapp.store.customer_finder import CustomerFinder
    from kundenapp.store.customers import Customers
    from kundenapp.store.delights import DelightIdeas, Delights
    from kundenapp.store.drafts import Drafts
    from kundenapp.store.duplicates import Duplicates
    from kundenapp.store.engine import Engine
    from kundenapp.store.guard_settings import GuardSettings
    from kundenapp.store.merging import Merging
    from kundenapp.store.partner_settings import PartnerSettings
    from kundenapp.store.placement_drafts import PlacementDrafts
    from kundenapp.store.placements import Placements
    from kundenapp.store.record_history import RecordHistories
    from kundenapp.store.referrals import Referrals
    from kundenapp.store.stances import Stances
    from kundenapp.store.statements import Statements
    from kundenapp.store.sympathy_board import SympathyBoard
    from kundenapp.store.sympathy_findings import SympathyFindings
    from kundenapp.store.sympathy_settings import SympathySettings
    from kundenapp.store.wishes import CommonGrounds, Wishes


class Aggregates(Doors):
    """The aggregates of an open file, beside its doors.

    Attributes
    ----------
    customers, customer_list, customer_finder, customer_events, conversations, follow_ups, today_list, businesses,
    employees, brands, drafts, settings:
        the customer file itself.
    answers, answer_requests, answer_cases, answer_settings:
        what customers say of us, whom we asked, what follows, and how we ask.
    """

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        super().__init__(engine, clock)
        self.settings = Settings(self)
        self.customer_list = CustomerList(self)
        self.follow_ups = FollowUps(self)
        self.today_list = TodayList(self)
        self.businesses = Businesses(self)
        self.employees = Employees(self)

    @cached_property
    def record_history(self) -> RecordHistories:
        """How the records of customers became what they are."""
        from kundenapp.store.record_history import RecordHistories

        return RecordHistories(self, self.customers)

    @cached_property
    def duplicates(self) -> Duplicates:
        """Who may be one and the same."""
        from kundenapp.store.duplicates import Duplicates

        return Duplicates(self)

    @cached_property
    def merging(self) -> Merging:
        """How two customers become one."""
        from kundenapp.store.merging import Merging

        return Merging(self)

    @cached_property
    def answer_counts(self) -> AnswerCounts:
        """What figures are made of."""
        from kundenapp.store.answer_counts import AnswerCounts

        return AnswerCounts(self)

    @cached_property
    def delights(self) -> Delights:
        """What was done to delight customers."""
        from kundenapp.store.delights import Delights

        return Delights(self)

    @cached_property
    def delight_ideas(self) -> DelightIdeas:
        """The ideas for that."""
        from kundenapp.store.delights import DelightIdeas

        return DelightIdeas(self)

    @cached_property
    def referrals(self) -> Referrals:
        """Who sent whom."""
        from kundenapp.store.referrals import Referrals

        return Referrals(self)

    @cached_property
    def placements(self) -> Placements:
        """Where everybody puts customers."""
        from kundenapp.store.placements import Placements

        return Placements(self)

    @cached_property
    def placement_drafts(self) -> PlacementDrafts:
        """What everybody is about to say about customers."""
        from kundenapp.store.placement_drafts import PlacementDrafts

        return PlacementDrafts(self)

    @cached_property
    def categories(self) -> Categories:
        """What customers are to the shop."""
        from kundenapp.store.categories import Categories

        return Categories(self)

    @cached_property
    def sympathy_board(self) -> SympathyBoard:
        """What matrix and Raster show."""
        from kundenapp.store.sympathy_board import SympathyBoard

        return SympathyBoard(self)

    @cached_property
    def sympathy_findings(self) -> SympathyFindings:
        """What stands out when feelings and answers are laid side by side."""
        from kundenapp.store.sympathy_findings import SympathyFindings

        return SympathyFindings(self)

    @cached_property
    def sympathy_settings(self) -> SympathySettings:
        """What the shop has agreed on about matrix and categories."""
        from kundenapp.store.sympathy_settings import SympathySettings

        return SympathySettings(self, self.settings)

    @cached_property
    def partner_settings(self) -> PartnerSettings:
        """What the shop asks of a partner."""
        from kundenapp.store.partner_settings import PartnerSettings

        return PartnerSettings(self, self.settings)

    @cached_property
    def answers(self) -> Answers:
        """What customers say of us."""
        from kundenapp.store.answers import Answers

        return Answers(self)

    @cached_property
    def answer_requests(self) -> AnswerRequests:
        """Whom we asked."""
        from kundenapp.store.answer_requests import AnswerRequests

        return AnswerRequests(self)

    @cached_property
    def answer_cases(self) -> AnswerCases:
        """What follows an answer."""
        from kundenapp.store.answer_cases import AnswerCases

        return AnswerCases(self)

    @cached_property
    def brands(self) -> Brands:
        """The names under which the shop sells."""
        from kundenapp.store.brands import Brands

        return Brands(self)

    @cached_property
    def customer_events(self) -> CustomerEvents:
        """What happened to customers beside conversations."""
        from kundenapp.store.customer_events import CustomerEvents

        return CustomerEvents(self)

    @cached_property
    def answer_settings(self) -> AnswerSettings:
        """How we ask."""
        from kundenapp.store.answer_settings import AnswerSettings

        return AnswerSettings(self, self.settings)

    @cached_property
    def guard_settings(self) -> GuardSettings:
        """At which words there is a hint."""
        from kundenapp.store.guard_settings import GuardSettings

        return GuardSettings(self.settings)

    @cached_property
    def customers(self) -> Customers:
        """Customers with everything the record shows."""
        from kundenapp.store.customers import Customers

        return Customers(self)

    @cached_property
    def conversations(self) -> Conversations:
        """What was said."""
        from kundenapp.store.conversations import Conversations

        return Conversations(self)

    @cached_property
    def customer_finder(self) -> CustomerFinder:
        """Who is meant by a few letters."""
        from kundenapp.store.customer_finder import CustomerFinder

        return CustomerFinder(self)

    @cached_property
    def drafts(self) -> Drafts:
        """What is being entered."""
        from kundenapp.store.drafts import Drafts

        return Drafts(self)

    @cached_property
    def statements(self) -> Statements:
        """The catalogue of what a shop and its customers may share."""
        from kundenapp.store.statements import Statements

        return Statements(self)

    @cached_property
    def stances(self) -> Stances:
        """How customers stand to it."""
        from kundenapp.store.stances import Stances

        return Stances(self)

    @cached_property
    def commitments(self) -> Commitments:
        """What we and customers have promised each other."""
        from kundenapp.store.commitments import Commitments

        return Commitments(self)

    @cached_property
    def wishes(self) -> Wishes:
        """What customers wish."""
        from kundenapp.store.wishes import Wishes

        return Wishes(self)

    @cached_property
    def common_grounds(self) -> CommonGrounds:
        """What customers and we share, and where we differ."""
        from kundenapp.store.wishes import CommonGrounds

        return CommonGrounds(self)
