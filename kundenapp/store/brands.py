"""Where the brands of the shop are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import uuid4

from kundenapp.domain.business import Brand
from kundenapp.domain.errors import NothingFoundError, ValidationError
from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Row


class Brands:
    """The brands of a file, in the order that the shop gives them."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine

    def all(self) -> list[Brand]:
        """Return every brand, also the retired, in order."""
        return [_brand(row) for row in self._engine.dicts("SELECT * FROM brands ORDER BY position, id")]

    def active(self) -> list[Brand]:
        """Return the brands the shop sells under now, in order."""
        return [brand for brand in self.all() if brand.active]

    def get(self, brand_id: int) -> Brand:
        """Return a brand.

        Raises
        ------
        NothingFoundError
            if there is none with this id.
        """
        row = self._engine.row("brands", brand_id)
        if row is None:
            raise NothingFoundError(_("Diese Marke gibt es nicht mehr."))
        return _brand(row)

    def add(self, name: str) -> Brand:
        """Keep a new brand as the last one.

        Raises
        ------
        ValidationError
            if the name is missing or too long, or if there is a brand of this name, even a retired one.
        """
        brand = Brand("").renamed(name)
        self._check_name_is_free(brand.name)
        position = cast("int", self._engine.scalar("SELECT coalesce(max(position), 0) + 1 FROM brands"))
        with self._doors.operation("brand.create", _("Neue Marke: {name}").format(name=brand.name)) as op:
            row_id = op.insert("brands", {"uuid": str(uuid4()), "name": brand.name, "position": position})
        return self.get(row_id)

    def rename(self, brand_id: int, name: str, *, continues: int | None = None) -> int | None:
        """Give a brand another name and return the operation, None if nothing differed; errors as in `add`.

        `continues` is the operation of the save before during the same visit to the field.
        """
        brand = self.get(brand_id)
        renamed = brand.renamed(name)
        self._check_name_is_free(renamed.name, except_for=brand_id)
        summary = _("Die Marke {before} heißt jetzt {name}.").format(before=brand.name, name=renamed.name)
        with self._doors.operation("brand.rename", summary, continues=continues) as op:
            op.update("brands", brand_id, {"name": renamed.name})
        return op.id

    def retire(self, brand_id: int) -> None:
        """Note that a brand is no longer sold under; what was said about it stays."""
        summary = _("Die Marke {name} wird nicht mehr geführt.").format(name=self.get(brand_id).name)
        with self._doors.operation("brand.retire", summary) as op:
            op.update("brands", brand_id, {"active": 0})

    def take_up(self, brand_id: int) -> None:
        """Note that a retired brand is sold under again."""
        summary = _("Die Marke {name} wird wieder geführt.").format(name=self.get(brand_id).name)
        with self._doors.operation("brand.take_up", summary) as op:
            op.update("brands", brand_id, {"active": 1})

    def move(self, brand_id: int, steps: int) -> None:
        """Move an active brand up (-1) or down (1) among the active ones; at either end nothing happens."""
        brands = self.all()
        places = [place for place, brand in enumerate(brands) if brand.active]
        order = [brands[place] for place in places]
        at = next(index for index, brand in enumerate(order) if brand.id == brand_id)
        moved, to = order.pop(at), min(max(at + steps, 0), len(places) - 1)
        order[to:to] = [moved]
        for place, brand in zip(places, order, strict=True):
            brands[place] = brand
        summary = _("Die Marke {name} steht an anderer Stelle.").format(name=self.get(brand_id).name)
        with self._doors.operation("brand.move", summary) as op:
            for position, brand in enumerate(brands, start=1):
                op.update("brands", cast("int", brand.id), {"position": position})

    def _check_name_is_free(self, name: str, except_for: int | None = None) -> None:
        namesake = next((b for b in self.all() if b.id != except_for and b.is_namesake(name)), None)
        if namesake is None:
            return
        if namesake.active:
            raise ValidationError("name", _("Die Marke „{name}“ gibt es schon.").format(name=name))
        raise ValidationError(
            "name",
            _(
                "Die Marke „{name}“ gibt es schon, sie wird nur nicht mehr geführt. Nehmen Sie sie unten wieder auf."
            ).format(name=name),
        )


def _brand(row: Row) -> Brand:
    return Brand(
        name=cast("str", row["name"]),
        id=cast("int", row["id"]),
        uuid=cast("str", row["uuid"]),
        active=bool(row["active"]),
        position=cast("int", row["position"]),
    )
