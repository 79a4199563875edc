"""Ids in signals. ``Signal(int)`` would cut them to 32 bits, so they travel as ``Signal(object)``."""

from __future__ import annotations

from typing import Any, TypeAlias

CustomerId: TypeAlias = Any
"""What a slot gets for a customer: an int, or None where the signal says so."""

EmployeeId: TypeAlias = Any
"""What a slot gets for an employee: an int, or None for the whole team."""

FollowUpId: TypeAlias = Any
"""What a slot gets for a follow-up: an int, or None for none."""

AnswerId: TypeAlias = Any
"""What a slot gets for an answer: an int."""

DelightId: TypeAlias = Any
"""What a slot gets for a Begeisterungsmoment: an int."""
