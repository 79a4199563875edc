"""What an entry of the Verlauf says and how it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.answer import AnswerClass
from kundenapp.domain.conversation import Channel
from kundenapp.domain.dates import format_day, format_moment
from kundenapp.domain.timeline import TimelineKind
from kundenapp.i18n import _

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.placement import Placement
    from kundenapp.domain.timeline import TimelineEntry

_CHANNEL_ICONS = {
    Channel.PHONE: "phone",
    Channel.VISIT: "map-pin",
    Channel.SHOP: "store",
    Channel.EMAIL: "envelope",
    Channel.VIDEO: "video",
    Channel.MESSENGER: "chat",
    Channel.LETTER: "envelope",
    Channel.NOTE: "note",
}
_ANSWER_LOOKS = {
    AnswerClass.PROMOTER: ("smiley", "good"),
    AnswerClass.PASSIVE: ("smiley-meh", "stone"),
    AnswerClass.DETRACTOR: ("smiley-sad", "bad"),
}
_LINES_SHOWN = 3


def title_of(entry: TimelineEntry, *, is_shaded: bool = False) -> str:
    """Return the first line of an entry: Telefonat mit Mira, freundlich; shaded without what was felt."""
    by = entry.employee_name
    if entry.answer is not None:
        return _answer_title(entry.answer.words, by, is_shaded=is_shaded)
    if entry.delight is not None:
        return _delight_title(entry.delight.what, by, is_shaded=is_shaded)
    if entry.placement is not None:
        return _placement_title(entry.placement, by, is_shaded=is_shaded)
    if entry.decision is not None:
        return _category_title(entry.decision.words, by, is_shaded=is_shaded)
    if entry.stances is not None:
        return _stances_title(entry.stances.words, by, is_shaded=is_shaded)
    conversation = entry.conversation
    what = title = conversation.channel.label if conversation is not None else _words(entry.kind)
    if by:
        pattern = _("{what} mit {name}") if entry.kind is TimelineKind.CONVERSATION else _("{what} von {name}")
        title = pattern.format(what=what, name=by)
    if conversation is None or is_shaded:
        return title
    if conversation.mood is not None:
        title = f"{title} · {conversation.mood.label}"
    if conversation.recommended:
        title = f"{title} · {_('hat uns empfohlen')}"
    return title


def _answer_title(words: str, by: str, *, is_shaded: bool) -> str:
    title = _("Begeisterung") if is_shaded else _("Begeisterung: {words}").format(words=words)
    return _("{what} · gefragt von {name}").format(what=title, name=by) if by else title


def _delight_title(what: str, by: str, *, is_shaded: bool) -> str:
    title = _("Begeisterungsmoment") if is_shaded else _("Begeisterungsmoment: {what}").format(what=what)
    return _("{what} · von {name}").format(what=title, name=by) if by else title


def _placement_title(placement: Placement, by: str, *, is_shaded: bool) -> str:
    """Return who felt what; the name comes first, the values may be cut."""
    title = _("Einschätzung von {name}").format(name=by) if by else _("Einschätzung")
    words = _("zurückgenommen, ohne Einschätzung") if placement.sympathy is None else placement.words
    return title if is_shaded else f"{title}: {words}"


def _category_title(words: str, by: str, *, is_shaded: bool) -> str:
    title = _("Kategorie") if is_shaded else _("Kategorie: {words}").format(words=words)
    return _("{what} · von {name}").format(what=title, name=by) if by else title


def _stances_title(words: str, by: str, *, is_shaded: bool) -> str:
    title = _("Schnittmenge") if is_shaded else _("Schnittmenge: {words}").format(words=words)
    return _("{what} · von {name}").format(what=title, name=by) if by else title


def _words(kind: TimelineKind) -> str:
    return {
        TimelineKind.FOLLOW_UP_DONE: _("Wiedervorlage erledigt"),
        TimelineKind.STATUS: _("Status geändert"),
        TimelineKind.CREATED: _("In der Kundenkartei angelegt"),
    }[kind]


def when(entry: TimelineEntry, today: date) -> str:
    """Return when it was; of a conversation also the time of day."""
    if entry.conversation is not None:
        return format_moment(entry.at, today)
    return format_day(entry.at.astimezone().date(), today)


def look_of(entry: TimelineEntry, *, is_shaded: bool = False) -> tuple[str, str]:
    """Return the icon of an entry and its tone; shaded they do not tell how somebody answered."""
    if entry.conversation is not None:
        return _CHANNEL_ICONS[entry.conversation.channel], "stone" if entry.kind is TimelineKind.NOTE else "petrol"
    if entry.answer is not None:
        return ("smiley", "stone") if is_shaded else _ANSWER_LOOKS[entry.answer.answer_class]
    return {
        TimelineKind.DELIGHT: ("gift", "accent_text"),
        TimelineKind.PLACEMENT: ("heart", "accent_text"),
        TimelineKind.CATEGORY: ("tag", "stone"),
        TimelineKind.STANCES: ("circles", "petrol"),
        TimelineKind.FOLLOW_UP_DONE: ("calendar-check", "good"),
        TimelineKind.STATUS: ("handshake", "blue"),
        TimelineKind.CREATED: ("user-plus", "stone"),
    }[entry.kind]


def is_long(text: str) -> bool:
    """Whether a text has more lines than are shown at first."""
    return len(text) > 90 * _LINES_SHOWN or text.count("\n") >= _LINES_SHOWN


def shortened(text: str) -> str:
    """Return the lines of a text that are shown at first."""
    lines = "\n".join(text.split("\n")[:_LINES_SHOWN])[: 85 * _LINES_SHOWN]
    return f"{lines.rstrip()} …"
