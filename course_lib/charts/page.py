"""What a chart is drawn on: a light page or a dark one, wide or narrow. Loads nothing that draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import wrap

#: Colours by name: `ink` for words, `quiet` for what stays behind, `line` for axes, and three that can be told apart.
Palette = Mapping[str, str]
#: The same colours as in activities/frame/frame.css, which a test compares: pictures can't read it.
PALETTES: dict[str, Palette] = {
    "light": {
        "ink": "#22302b",
        "quiet": "#55635d",
        "line": "#d9d8cf",
        "first": "#2f6350",
        "second": "#6b6a3a",
        "third": "#93432a",
    },
    "dark": {
        "ink": "#e7ebe5",
        "quiet": "#b0bcb5",
        "line": "#3d4842",
        "first": "#93c8ab",
        "second": "#d0c98a",
        "third": "#eba98b",
    },
}
#: How wide a picture is as a whole, in pixels: in the column of a lesson, and on a phone.
WIDTHS = {"wide": 640, "narrow": 280}
#: A picture may be shrunk by so much before a letter of 13 px has less than 12; a page with less room is a narrow one.
SHRUNK = 592
#: So wide is a letter of 13 px, in pixels, in a wide font.
LETTER = 6.8


@dataclass(frozen=True)
class Page:
    """Colours by name, and the width that the whole picture has, in pixels."""

    colours: Palette
    width: int = WIDTHS["wide"]

    def __getitem__(self, name: str) -> str:
        return self.colours[name]

    @property
    def narrow(self) -> bool:
        """Whether names of rows have no room beside the plot."""
        return self.width < SHRUNK

    @property
    def room(self) -> dict[str, int]:
        """What stays free around the drawing: a reader's font may be wider than the one that it was measured with."""
        return {"left": 8 if self.narrow else 30, "right": 16, "top": 6, "bottom": 6}

    @property
    def inside(self) -> int:
        """The width without the room around, for a chart that is laid out in parts; its axis stands out a little."""
        return self.width - self.room["left"] - self.room["right"] - 12

    def lines(self, text: str, taken: int = 0) -> list[str]:
        """The text in lines that fit inside, where so many pixels are taken by other things."""
        return wrap(text, int((self.inside - taken) / LETTER))


def pages(width: object = None) -> dict[str, Page]:
    """A page for each theme; `width` is what the learner's page said of its room, whatever that was."""
    least, most = WIDTHS["narrow"], WIDTHS["wide"]
    fitting = int(min(max(width, least), most)) if isinstance(width, int | float) else most
    return {theme: Page(colours, fitting) for theme, colours in PALETTES.items()}
