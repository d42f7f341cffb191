"""ES modules joined into one script: a page gets its front end as one text and may load nothing from the network.

Each module keeps a scope of its own, and they stand in the order in which they need each other. Of the language's many
forms of `import` and `export` the front end keeps to the three below; any other is an error that says where.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

#: import { name, other as mine } from "./module.js";
IMPORT = re.compile(r'import \{([\w\s,]+)\} from "(\.[^"]+)";')
#: export function name ..., export const name ..., export class Name ...
EXPORT = re.compile(r"export (?:(?:async )?function\*?|const|class) (\w+)")
#: export default name;
DEFAULT = re.compile(r"export default (\w+);")
STATEMENT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
#: A comment with lines of its own: for who reads the source, and else a third of what is sent. No text of several lines
#: (a template) may hold what looks like one.
COMMENT = re.compile(r"^[ ]*(?://.*|/\*(?:(?!\*/)(?s:.))*\*/)\n", re.MULTILINE)


class NotJoined(ValueError):
    """Modules that can't be joined; the text says file, line, what is wrong and what to do."""


@dataclass(frozen=True)
class Need:
    """A line that takes names from another module."""

    line: int
    file: Path
    names: tuple[str, ...]


@dataclass(frozen=True)
class Module:
    """A module: its text without comments, `import` and `export`; what it needs; what stands for each exported name."""

    file: Path
    text: str
    needs: tuple[Need, ...]
    exports: dict[str, str]


def join(files: Sequence[Path], root: Path) -> str:
    """The script of `files` and all that they need: `$modules[path]` is what a module exports, by its path from `root`.

    Raises NotJoined for a file that is missing, a name that is not exported, a circle, or what `read` can't read.
    """
    script = ["const $modules = {};"]
    for module in in_order(files, root):
        exports = ", ".join(f"{name}: {value}" for name, value in module.exports.items())
        script.append(f"{_place(module.file, root)} = (() => {{\n{module.text}\nreturn {{ {exports} }};\n}})();")
    return "\n".join(script)


def in_order(files: Sequence[Path], root: Path) -> list[Module]:
    """`files` and all that they need, each behind what it needs. Raises NotJoined, as `join` does."""
    done: dict[Path, Module] = {}

    def add(file: Path, above: tuple[Path, ...]) -> None:
        if file in done:
            return
        chain = (*above, file)
        module = read(file, root)
        for need in module.needs:
            where = f"{file}:{need.line}"
            if need.file in chain:
                circle = " → ".join(one.name for one in (*chain[chain.index(need.file) :], need.file))
                raise NotJoined(f"{where}: a circle, {circle}; give what both need a module of its own")
            if not need.file.is_file():
                raise NotJoined(f"{where}: there is no file {need.file}; name one that exists")
            add(need.file, chain)
            for name in need.names:
                if name not in done[need.file].exports:
                    raise NotJoined(f"{where}: {need.file.name} does not export `{name}`; put `export` before it there")
        done[file] = module

    for file in files:
        add(file, ())
    return list(done.values())


@cache
def read(file: Path, root: Path) -> Module:
    """Read one module, once. Raises NotJoined for what is not one of the three forms, or lies outside of `root`."""
    source = file.read_text(encoding="utf-8")
    needs, exports = [], {}
    text, end = "", 0
    for statement in STATEMENT.finditer(source):
        start, line = statement.start(), source.count("\n", 0, statement.start()) + 1
        text += source[end:start]
        if found := IMPORT.match(source, start):
            names = [name.split(" as ") for name in " ".join(found[1].split()).strip(",").split(", ")]
            needed = Path(os.path.normpath(file.parent / found[2]))
            if not needed.is_relative_to(root):
                raise NotJoined(f"{file}:{line}: `{found[2]}` lies outside of {root}; what is joined lies in there")
            need = Need(line, needed, tuple(name[0] for name in names))
            needs.append(need)
            text += f"const {{ {', '.join(': '.join(name) for name in names)} }} = {_place(need.file, root)};"
            end = found.end()
        elif found := EXPORT.match(source, start):
            exports[found[1]] = found[1]
            end = start + len("export ")
        elif found := DEFAULT.match(source, start):
            exports["default"] = found[1]
            end = found.end()
        else:
            raise NotJoined(f"{file}:{line}: `{statement[0]}` can't be joined; see {Path(__file__).name} for what can")
    return Module(file, without_comments(text + source[end:]), tuple(needs), exports)


def without_comments(source: str) -> str:
    """The source without the comments that have lines of their own."""
    return COMMENT.sub("", source)


def _place(file: Path, root: Path) -> str:
    return f'$modules["{file.relative_to(root).as_posix()}"]'
