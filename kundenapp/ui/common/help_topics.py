"""The texts of the help: one file per topic in ``resources/help``, in reading order; the first line is the title."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kundenapp.domain.text import search_words
from kundenapp.resources import resource_path


@dataclass(frozen=True)
class Topic:
    """One text. `name` is how the program refers to it, `text` is Markdown without the title."""

    name: str
    title: str
    text: str

    def fits(self, words: list[str]) -> bool:
        """Whether each of the folded `words` begins a word of the title or the text."""
        mine = _folded(self.title, self.text)
        return all(any(word.startswith(wanted) for word in mine) for wanted in words)

    def is_about(self, words: list[str]) -> bool:
        """Whether one of the folded `words` begins a word of the title."""
        return any(word.startswith(wanted) for word in search_words(self.title) for wanted in words)


@cache
def _folded(title: str, text: str) -> frozenset[str]:
    return frozenset(search_words(title)) | frozenset(search_words(text))


@cache
def topics() -> tuple[Topic, ...]:
    """Return all topics in reading order."""
    return tuple(_read(path.name) for path in sorted(resource_path("help").glob("*.md")))


def _read(file_name: str) -> Topic:
    title, _line, text = resource_path(f"help/{file_name}").read_text(encoding="utf-8").partition("\n")
    return Topic(file_name.removesuffix(".md").partition("-")[2], title.removeprefix("# ").strip(), text.strip())


def found(text: str) -> tuple[Topic, ...]:
    """Return the topics that fit what was typed, those whose title is about it first; all if nothing was."""
    words = search_words(text)
    fitting = [topic for topic in topics() if topic.fits(words)]
    return tuple(sorted(fitting, key=lambda topic: not topic.is_about(words)))
