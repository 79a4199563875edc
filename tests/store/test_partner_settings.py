"""What the shop asks of a partner, in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.errors import ValidationError
from kundenapp.domain.partnership import PartnerRule

if TYPE_CHECKING:
    from kundenapp.store.store import Store


def test_one_threshold_after_the_other_is_kept_and_taken_back(store: Store) -> None:
    settings = store.partner_settings
    assert settings.rule == PartnerRule(kept_each=2, in_common=3, years=1)
    assert settings.set_rule(PartnerRule()) is None
    assert settings.set_rule(PartnerRule(years=0)) is not None
    assert settings.set_rule(PartnerRule(years=0, kept_each=99)) is not None
    assert settings.rule == PartnerRule(kept_each=99, in_common=3, years=0)
    store.undo()
    assert settings.rule == PartnerRule(years=0)


@pytest.mark.parametrize("rule", [PartnerRule(kept_each=-1), PartnerRule(in_common=100)])
def test_a_threshold_off_the_scale_is_refused(store: Store, rule: PartnerRule) -> None:
    with pytest.raises(ValidationError, match="Hier passt eine Zahl von 0 bis 99"):
        store.partner_settings.set_rule(rule)


@pytest.mark.parametrize("nonsense", ["viele", "-1", "100", ""])
def test_nonsense_in_the_file_does_not_count(store: Store, nonsense: str) -> None:
    store.settings.set("partner_kept_each", nonsense)
    store.settings.set("partner_years", "4")
    assert store.partner_settings.rule == PartnerRule(years=4)
