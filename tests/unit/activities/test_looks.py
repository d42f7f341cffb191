"""All kinds' styles lie in one page: what one kind gives a look of its own must not change how another looks."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from course_lib.activities.frame import front_end

CLASS = re.compile(r"eip(?:-[a-z0-9-]+)?")
#: Kinds that show what another kind shows, in its look and on purpose.
ALIKE = {"sort": {"graded"}, "code": {"test"}, "order": {"test"}}


def files(end: str) -> list[Path]:
    return [file for file in front_end.ROOT.rglob(f"*.{end}") if file.parent.name != "frame"]


def shaped(style: str) -> set[str]:
    """The class that each selector begins with, where the page's own is not counted."""
    rules = re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL))
    chains = (re.findall(rf"\.({CLASS.pattern})", one) for rule in rules for one in rule.split(","))
    return {named[0] for chain in chains if (named := [one for one in chain if one != "eip"])}


def test_a_look_is_told_for_its_own_kind_or_for_a_name_that_no_other_kind_uses() -> None:
    users: dict[str, set[str]] = defaultdict(set)
    importers: dict[str, set[str]] = defaultdict(set)
    for script in files("js"):
        text, kind = script.read_text("utf-8"), script.parent.name
        for name in CLASS.findall(text):
            users[name].add(kind)
        for other in re.findall(r'from "\.\./([a-z_]+)/', text):
            importers[other].add(kind)

    clashes = {
        (style.name, name): sorted(others)
        for style in files("css")
        for kind in [style.parent.name]
        for name in shaped(style.read_text("utf-8")) - {f"eip-{kind}"}
        if (others := users[name] - {kind} - importers[kind] - ALIKE.get(kind, set()))
    }

    assert clashes == {}, "begin such a rule with the kind’s own class"
    assert len(users) > 100


def test_a_selector_is_read_from_its_first_class() -> None:
    assert shaped(".eip .eip-item, .eip-work li { a: b } /* .eip-no { } */ @container (x) { .eip-past { c: d } }") == {
        "eip-item", "eip-work", "eip-past",
    }  # fmt: skip
