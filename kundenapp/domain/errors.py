"""Errors meant for the person at the counter; every other exception is a fault of the program."""

from __future__ import annotations


class AppError(Exception):
    """Something went wrong that a person can understand; ``str(error)`` is the sentence to show."""


class ValidationError(AppError):
    """One field does not fit.

    Attributes
    ----------
    field:
        the name of the field as in the dataclass, so that the form can put the sentence under it.
    """

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class ChangedMeanwhileError(AppError):
    """What was to be changed or undone no longer looks as it did."""


class NothingFoundError(AppError):
    """What was asked for is not there (any more)."""


class RestrictedError(AppError):
    """The data of a customer may only be kept, not used (DSGVO Art. 18)."""
