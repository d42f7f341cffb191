"""YAML as authors mean it: plain data, the line of every key, and no silent surprises.

YAML keeps the last of two equal keys and reads `no` as false and `12:30` as 750. All of it is told to the author here.
Anchors, tags and endless nesting are refused: an author's file never needs them, and a reader can be hurt by them.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from course_lib.content import source
from course_lib.content.diagnostics import ContentError, Letter, Place, spoken

#: Words that YAML 1.1 reads as true or false and YAML 1.2 as text.
DOUBTFUL = {"yes", "no", "on", "off", "y", "n"}
#: A number as people write it. YAML 1.1 has others: 010 is eight, 12:30 is 750, 0x10 is sixteen.
NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,14})?")
#: Content nests about six deep. The C parser under PyYAML crashes the whole process somewhere past 10,000.
DEEPEST = 50
#: In bytes. The largest file of the course has 0.14 million.
LARGEST = 1_000_000

TEXT, WHOLE, BROKEN, JOINED = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "merge"))


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Safe YAML without dates: `2026-11-23` stays the text that it is."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}


def read(file: Path) -> tuple[object, dict[Place, int]]:
    """Return the data of a YAML file and, for each place in it, its line (from 1).

    Raises ContentError with all letters: unreadable file, broken syntax, double keys, doubtful words and numbers.
    """
    return parse(source.read(file, LARGEST), file)


def parse(text: str, file: Path) -> tuple[object, dict[Place, int]]:
    """The same for YAML that stands in a file, such as an example in the manual; letters name the file."""
    try:
        letters = _refused(text, file)
        if letters:
            raise ContentError(letters)
        return _read(text, file)
    except yaml.MarkedYAMLError as problem:
        raise ContentError([Letter(str(file), _line(problem), "", _remedy(problem, text))]) from problem
    except yaml.reader.ReaderError as problem:
        line = text.encode()[: problem.position].count(b"\n") + 1
        says = "an invisible control character stands here; delete it or type the line anew"
        raise ContentError([Letter(str(file), line, "", says)]) from problem


def _refused(text: str, file: Path) -> list[Letter]:
    """What must not even be built: copies by reference can grow without end, tags can mean anything."""
    depth = 0
    for event in yaml.parse(text, _Loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            says = "`&` and `*` make copies in YAML and are not used here; write it out, or put the text in quotes"
            return [Letter(str(file), line, "", says)]
        if getattr(event, "tag", None):
            says = "`!` marks a type in YAML and is not used here; put the text in quotes"
            return [Letter(str(file), line, "", says)]
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            says = f"this nests more than {DEEPEST} deep; look for stray brackets or dashes"
            return [Letter(str(file), line, "", says)]
    return []


def _read(text: str, file: Path) -> tuple[object, dict[Place, int]]:
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        if root is None:
            says = "the file is empty; `python -m course_lib new` writes an example to start from"
            raise ContentError([Letter(str(file), 1, "", says)])
        lines: dict[Place, int] = {}
        letters: list[Letter] = []
        _walk(root, (), file, lines, letters)
        if letters:
            raise ContentError(letters)
        return loader.construct_document(root), lines
    finally:
        loader.dispose()


def _walk(node: yaml.Node, place: Place, file: Path, lines: dict[Place, int], letters: list[Letter]) -> None:
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if key.tag != TEXT:
                says = "the key of this line is no plain word; check its spaces and colons, or put it in quotes"
                letters.append(Letter(str(file), line, spoken(place), says))
                continue
            if key.value in seen:
                says = f"the key `{key.value}` stands here a second time (first in line {seen[key.value]}); keep one"
                letters.append(Letter(str(file), line, spoken(place), says))
            seen[key.value] = line
            lines[(*place, key.value)] = line
            _walk(value, (*place, key.value), file, lines, letters)
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            _walk(value, (*place, number), file, lines, letters)
    elif isinstance(node, yaml.ScalarNode) and (doubt := _doubt(node)):
        letters.append(Letter(str(file), node.start_mark.line + 1, spoken(place), doubt))


def _doubt(node: yaml.ScalarNode) -> str:
    """What a bare word or number might mean besides what its author meant; empty where there is no doubt."""
    if node.style:  # in quotes or in a block
        return ""
    if node.value.lower() in DOUBTFUL:
        return f'YAML readers disagree whether {node.value} is a word or true/false; write "{node.value}" or true/false'
    if node.tag in (WHOLE, BROKEN) and not NUMBER.fullmatch(node.value):
        return f'YAML reads {node.value:.40} as a number in its own way; write "{node.value:.40}" or a plain number'
    return ""


def _line(problem: yaml.MarkedYAMLError) -> int:
    mark = problem.problem_mark or problem.context_mark
    return mark.line + 1 if mark else 1


def _remedy(problem: yaml.MarkedYAMLError, text: str) -> str:
    rows = text.splitlines()
    here = rows[_line(problem) - 1] if _line(problem) <= len(rows) else ""
    if "\t" in here[: len(here) - len(here.lstrip())]:
        return "a tab stands at the start of this line; YAML takes spaces only"
    if "another document" in str(problem.problem):
        return "a second document begins here; remove the line `---`"
    return f'{problem.problem}; text with `: ` or a leading `-`, `*`, `[`, `"` needs quotes or a block (`|`)'
