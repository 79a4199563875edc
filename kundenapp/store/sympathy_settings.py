"""What the shop has agreed on about the matrix: the rule of the categories, the field, and who sees what."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from kundenapp.domain.category_rule import CategoryRule
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.openness import Openness
from kundenapp.domain.sympathy_field import (
    FieldLines,
    Quadrant,
    QuadrantWords,
    SympathyField,
    checked_words,
    default_words,
)
from kundenapp.domain.threshold import parse_threshold
from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Engine
    from kundenapp.store.settings import Settings

_OPENNESS = "category_openness"
_FEWEST = "fewest_raters"
_LINE = "matrix_line_{}"
_NAME, _SUBTITLE = "quadrant_{}_name", "quadrant_{}_subtitle"


class SympathySettings:
    """The settings of the Sympathiematrix in the file; whatever is written is an operation.

    Methods that write return the operation, None if nothing differed; `continues` is the operation of the save before
    during the same visit to the field.
    """

    def __init__(self, doors: Doors, settings: Settings) -> None:
        self._doors = doors
        self._settings = settings

    @property
    def openness(self) -> Openness:
        """Who sees single opinions."""
        return openness(self._doors.engine)

    def set_openness(self, wanted: Openness) -> int | None:
        """Keep who sees single opinions."""
        summary = _("Einzelne Einschätzungen: {label}.").format(label=wanted.label)
        return self._settings.change(_OPENNESS, wanted.value, Openness.AFTER_OWN.value, summary)

    @property
    def rule(self) -> CategoryRule:
        """The rule of the categories."""
        return category_rule(self._doors.engine)

    def set_rule(self, rule: CategoryRule, *, continues: int | None = None) -> int | None:
        """Keep the one threshold in which `rule` differs from the present one; every category follows at once.

        Raises
        ------
        ValidationError
            if a threshold is not on its scale, or the lower is not below the upper one.
        """
        rule, present, usual = rule.validated(), self.rule, CategoryRule()
        for field in fields(CategoryRule):
            value, before = getattr(rule, field.name), getattr(present, field.name)
            if field.name != _FEWEST and value != before:
                name, default = f"category_{field.name}", _text(getattr(usual, field.name))
                summary = _("Die Regel für die Kategorien ist geändert.")
                return self._settings.change(name, _text(value), default, summary, continues=continues)
        return None

    @property
    def field(self) -> SympathyField:
        """Lines and names of the field; nonsense in the file does not count."""
        kept = dict(
            self._doors.engine.rows(
                "SELECT name, value FROM settings WHERE name LIKE 'matrix_line_%' OR name LIKE 'quadrant_%'"
            )
        )
        chosen = {
            quadrant: QuadrantWords(
                kept.get(_NAME.format(quadrant.value)) or SympathyField().words(quadrant).name,
                kept.get(_SUBTITLE.format(quadrant.value), SympathyField().words(quadrant).subtitle),
            )
            for quadrant in Quadrant
        }
        return SympathyField(_lines(kept), chosen)

    def set_lines(self, lines: FieldLines, *, continues: int | None = None) -> int | None:
        """Keep the one line that differs from the present ones.

        Raises
        ------
        ValidationError
            if a line does not lie inside the field.
        """
        lines, present, usual = lines.validated(), self.field.lines, FieldLines()
        for field in fields(FieldLines):
            value = getattr(lines, field.name)
            if value != getattr(present, field.name):
                name, default = _LINE.format(field.name), str(getattr(usual, field.name))
                summary = _("Die Linien der Matrix sind verschoben.")
                return self._settings.change(name, str(value), default, summary, continues=continues)
        return None

    def set_words(self, quadrant: Quadrant, words: QuadrantWords, *, continues: int | None = None) -> int | None:
        """Keep name or subtitle of a quadrant, whichever differs.

        Raises
        ------
        ValidationError
            if there is no name, or a text is too long.
        """
        words, present, usual = (
            checked_words(words, quadrant),
            self.field.words(quadrant),
            SympathyField().words(quadrant),
        )
        if words.name != present.name:
            name, value, default = _NAME, words.name, usual.name
        else:
            name, value, default = _SUBTITLE, words.subtitle, usual.subtitle
        summary = _("Das Feld heißt jetzt „{name}“.").format(name=words.name)
        return self._settings.change(name.format(quadrant.value), value, default, summary, continues=continues)

    def set_usual_words(self) -> int | None:
        """Give all quadrants their usual names and subtitles again, in one operation."""
        row_ids = dict(self._doors.engine.rows("SELECT name, id FROM settings WHERE name LIKE 'quadrant_%'"))
        with self._doors.operation("setting.usual", _("Die Felder heißen wieder wie üblich.")) as op:
            for quadrant in Quadrant:
                usual = default_words(quadrant)
                for name, words in ((_NAME, usual.name), (_SUBTITLE, usual.subtitle)):
                    row_id = row_ids.get(name.format(quadrant.value))
                    if row_id is not None:
                        op.update("settings", row_id, {"value": words})
        return op.id


def _text(value: float | bool) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)


def _lines(kept: dict[str, str]) -> FieldLines:
    lines = FieldLines()
    for field in fields(FieldLines):
        value = kept.get(_LINE.format(field.name))
        try:
            lines = replace(lines, **{field.name: float(value)}).validated() if value is not None else lines
        except (ValueError, ValidationError):
            continue
    return lines


def field_lines(engine: Engine) -> FieldLines:
    """Return where the quadrants end; nonsense in the file does not count."""
    return _lines(dict(engine.rows("SELECT name, value FROM settings WHERE name LIKE 'matrix_line_%'")))


def openness(engine: Engine) -> Openness:
    """Return who sees single opinions."""
    value = engine.scalar("SELECT value FROM settings WHERE name = ?", (_OPENNESS,))
    return Openness(value) if value in [one.value for one in Openness] else Openness.AFTER_OWN


def category_rule(engine: Engine) -> CategoryRule:
    """Return the rule of the categories; nonsense in the file does not count."""
    kept = dict(engine.rows("SELECT name, value FROM settings WHERE name LIKE 'category_%'"))
    rule = CategoryRule(fewest_raters=openness(engine).fewest_raters)
    for field in fields(CategoryRule):
        value = kept.get(f"category_{field.name}")
        if value is None or field.name == _FEWEST:
            continue
        is_switch = isinstance(getattr(rule, field.name), bool)
        try:
            changed: dict[str, Any] = {
                field.name: bool(int(value)) if is_switch else parse_threshold(value, field.name)
            }
        except (ValueError, ValidationError):
            continue
        rule = replace(rule, **changed)
    try:
        return rule.validated()
    except ValidationError:
        return CategoryRule(fewest_raters=rule.fewest_raters)
