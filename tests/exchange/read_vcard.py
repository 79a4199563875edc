"""A small reader of vCard 3.0, written from RFC 2426 and RFC 2425 and not from our writer."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Property:
    name: str
    types: frozenset[str]
    values: tuple[str, ...]


def read_vcard(data: bytes) -> list[Property]:
    """Return the properties of the one card in `data`, those around it left out."""
    text = data.decode("utf-8")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    lines = re.sub("\r\n[ \t]", "", text).split("\r\n")[:-1]
    assert lines[0] == "BEGIN:VCARD"
    assert lines[1] == "VERSION:3.0"
    assert lines[-1] == "END:VCARD"
    return [_property(line) for line in lines[2:-1]]


def _property(line: str) -> Property:
    head, _colon, value = line.partition(":")
    name, *parameters = head.split(";")
    types = {word for parameter in parameters for word in parameter.removeprefix("TYPE=").split(",")}
    return Property(name, frozenset(types), tuple(_values(value)))


def _values(value: str) -> list[str]:
    """Split at semicolons that are not escaped, and take the escaping away."""
    values, rest = [""], iter(value)
    for character in rest:
        if character == "\\":
            following = next(rest)
            values[-1] += "\n" if following in "nN" else following
        elif character == ";":
            values.append("")
        else:
            values[-1] += character
    return values
