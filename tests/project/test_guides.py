"""The guides name commands that there are, with words that they take, and links that lead somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from course_lib.__main__ import _parser
from tests.support.places import ROOT

GUIDES = sorted((ROOT / "docs").glob("*.md"))
#: In backquotes or on a line of its own; what stands in brackets may be left out.
COMMAND = re.compile(r"`empathy ([^`\n]+)`|^ +empathy ([^`\n]+)$|python -m course_lib ([^`\n#]+)", re.MULTILINE)


def told(guide: Path) -> list[str]:
    """The commands of the course in a guide, without the command's own name."""
    found = {"".join(match).strip() for match in COMMAND.findall(guide.read_text("utf-8"))}
    return sorted(found)


def takes(words: str) -> bool:
    """Whether the command understands these words; a verb alone stands for the verb, and is asked for its help."""
    typed = shlex.split(re.sub(r"\[|\]", "", words.replace("<name>", "NAME")))
    try:
        _parser().parse_args(typed if len(typed) > 1 else [*typed, "--help"])
    except SystemExit as end:
        return end.code == 0
    return True


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_every_command_of_a_guide_is_one_and_takes_its_words(guide: Path) -> None:
    assert [words for words in told(guide) if not takes(words)] == []


def test_the_guide_for_instructors_goes_the_whole_way() -> None:
    verbs = [words.split()[0] for words in told(ROOT / "docs" / "instructors.md")]

    way = {"roster", "due", "release", "extend", "collect", "missing", "grade", "mark", "feedback", "report", "export"}
    assert way <= set(verbs)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_every_link_from_a_guide_to_another_leads_somewhere(guide: Path) -> None:
    wrong = []
    for name, place in re.findall(r"\]\(([^)#:]*)(?:#([^)]+))?\)", guide.read_text("utf-8")):
        file = guide.parent / name if name else guide
        heads = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE) if file.suffix == ".md" else []
        if not file.exists() or (place and place not in {_anchor(head) for head in heads}):
            wrong.append(f"{name}#{place}")

    assert wrong == []


def _anchor(head: str) -> str:
    """What GitHub calls a heading in an address."""
    return re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-")
