"""What the business means: frozen dataclasses and rules, standard library only, no I/O, no Qt, no SQL.

The words of the shop and their names in the code:

========================  ===========================================================================
Betrieb, Mitarbeitende    `Business`, `Employee`
Kunde, Interessent        `Customer` (a prospect is a status), shown in lists as `CustomerSummary`
Betreuer                  ``owner``, the employee in charge of a customer
Gespräch, Stimmung        `Conversation`, `Mood` (the customer's; our feeling is never kept there)
Wiedervorlage             `FollowUp`
Verlauf                   timeline, a tuple of `TimelineEntry`
Begeisterungswert         `Score`, from `ClassCounts`; `Change` is the difference of two windows
Begeisterte, Zufriedene,  ``promoters``, ``passives``,
Kritiker                  ``detractors``
Kundenbericht             `CustomerReport`, the immutable picture a report is drawn from
Papierkorb                trash
Sicherung                 backup
========================  ===========================================================================

Whatever the person at the counter may get wrong raises an `AppError` whose text is the sentence on screen.
Days, moments and "today" are arguments everywhere; nothing here looks at a clock.
"""
