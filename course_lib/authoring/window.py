"""What a lesson's window has before any kernel is there: its words, help, the glossary, and what search looks through.

A browser reads no YAML and may load nothing that isn't served with the extension, so `tidy` writes copies there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from course_lib.activities.frame import joined
from course_lib.authoring import search_index
from course_lib.content.diagnostics import ContentError
from course_lib.content.markdown import html
from course_lib.content.reader import Content
from course_lib.models import Help, Words

ACTIVITIES = Path(joined.__file__).parents[1]
#: Below a course's folder. A course may come without the extension.
STATIC = Path("course_lib/labextension/static")

_PANEL = """\
// Written by `python -m course_lib tidy` from activities/frame/help.js and data/help.yml: help waits for no kernel.
{modules}
const help = {help};
const words = {words};
export const helpPanel = () => $modules["frame/help.js"].helpPanel(help, words);
"""


def files(course: Path, books: Mapping[Path, str]) -> dict[Path, str]:
    """By file, its text, `books` being the course's notebooks when tidy; none where the course has no extension.

    Raises ContentError where words or help can't be read. What else can't be read has its own letters; the glossary
    and search wait for it as they are.
    """
    static, content = course / STATIC, Content(course / "data")
    if not static.is_dir():
        return {}
    lesson, frame = (content.one(Words, name).by_key() for name in ("lesson", "frame"))
    style = ACTIVITIES / "frame" / "frame.css"
    made = {
        static / "words.json": json.dumps(lesson, ensure_ascii=False, indent=1) + "\n",
        static / "help_panel.js": _panel(content.only(Help), {**frame, "back": lesson["help_back"]}),
        static / style.name: style.read_text(encoding="utf-8"),
    }
    lessons = {file.name: text for file, text in books.items() if file.parent == course / "notebooks"}
    with suppress(ContentError):
        made[static / "glossary.json"] = search_index.terms(content)
        made[static / "search.json"] = search_index.index(content, lessons)
    return made


def _panel(help: Help, words: dict[str, str]) -> str:
    shown = help.model_dump(mode="json", exclude={"risk_words"}) | {"intro": html(help.intro), "risk_note": ""}
    named = ("country", "source", "back", "voices", "voices_switch", "voices_note", "voices_none")
    kept = {name: words[name] for name in named}
    modules = joined.join([ACTIVITIES / "frame" / "help.js"], ACTIVITIES)
    return _PANEL.format(modules=modules, help=_json(shown), words=_json(kept))


def _json(said: object) -> str:
    return json.dumps(said, ensure_ascii=False)
