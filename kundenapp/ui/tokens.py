"""The colours by name, light and dark; what is written on what is measured by a test."""

from __future__ import annotations

# Each token has a light and a dark value.
_TOKENS: dict[str, tuple[str, str]] = {
    "canvas": ("#F6F4F3", "#191618"),
    "surface": ("#FFFFFF", "#221E21"),
    "sunken": ("#F0EDEB", "#1D1A1C"),
    "hover": ("#F4F1EF", "#2A2629"),
    "selected": ("#FAEDF3", "#3A2530"),
    "border": ("#E4DFDC", "#383236"),
    "input_border": ("#8F868A", "#857B81"),
    "text": ("#241D21", "#F3EEF0"),
    "text2": ("#5C5258", "#C2B8BD"),
    "text3": ("#6F656B", "#A1969C"),
    "disabled": ("#A59CA1", "#6B6267"),
    "accent": ("#9C2A5E", "#BD3D76"),
    "accent_hover": ("#84224F", "#A9346A"),
    "accent_press": ("#6C1B40", "#942B5C"),
    "on_accent": ("#FFFFFF", "#FFFFFF"),
    "accent_text": ("#9C2A5E", "#F292BC"),
    "accent_soft": ("#FAEAF1", "#3B2230"),
    "accent_line": ("#E0AFC6", "#7C3A58"),
    "focus": ("#9C2A5E", "#F292BC"),
    "petrol": ("#1E6A75", "#6FC3CE"),
    "petrol_soft": ("#E2F0F1", "#1B3539"),
    "petrol_fill": ("#3B8793", "#3F929D"),
    "blue": ("#45579B", "#AAB7F2"),
    "blue_soft": ("#E8EBF7", "#282D48"),
    "stone": ("#5F585C", "#BDB3B8"),
    "stone_soft": ("#ECE8E5", "#332E31"),
    "stone_fill": ("#7A726C", "#8F868B"),
    "good": ("#257346", "#7FD3A0"),
    "good_soft": ("#E3F2E9", "#1C3427"),
    "good_fill": ("#2F8151", "#4FAE77"),
    "warn": ("#8A5800", "#EBBE63"),
    "warn_soft": ("#FBF0D9", "#38301C"),
    "warn_fill": ("#C4850F", "#D9A33B"),
    "bad": ("#B03D22", "#F29C83"),
    "bad_soft": ("#FBEAE5", "#3D241D"),
    "bad_fill": ("#BF4F2F", "#D96C4C"),
    "zone_traum": ("#F6DFEA", "#4A2A3B"),
    "bub_traum": ("#9C2A5E", "#BD3D76"),
    "bub_herz": ("#1E6A75", "#27757F"),
    "bub_vernunft": ("#45579B", "#5366B4"),
    "bub_klaeren": ("#5F585C", "#716970"),
    "on_fill": ("#FFFFFF", "#191618"),
    "toast_action": ("#F6AFCF", "#9C2A5E"),
}
LIGHT: dict[str, str] = {name: light for name, (light, _dark) in _TOKENS.items()}
DARK: dict[str, str] = {name: dark for name, (_light, dark) in _TOKENS.items()}


def with_high_contrast(tokens: dict[str, str]) -> dict[str, str]:
    """Return `tokens` with strong edges, one text colour and no tints."""
    strong = {name: tokens["surface"] for name in tokens if name.endswith("_soft") or name == "zone_traum"}
    return {**tokens, **strong, "border": tokens["input_border"], "text2": tokens["text"], "text3": tokens["text"]}
