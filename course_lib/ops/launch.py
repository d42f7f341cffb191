"""Bring the lessons to the learner's folder and open them in JupyterLab.

What a learner changed is never overwritten and never lost. Everything is decided before anything is
written, and each file is written whole or not at all. This module must not read the learner's record.
"""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from course_lib.learner import renewed
from course_lib.learner.renewed import How, Renewed
from course_lib.ops.lesson_copy import MANIFEST, Delivered, read_manifest, sources, stored, write
from course_lib.paths import HOME

#: Has a lesson that is saved as a page leave out the lines that only call the course (`course_lib.authoring.tidy`).
#: Never `exclude_input`: formgrader makes its pages the same way, and the fields for points would go with the code.
WITHOUT_CODE = ("--TagRemovePreprocessor.enabled=True", "--TagRemovePreprocessor.remove_input_tags=remove-input")


class LaunchError(Exception):
    """What is wrong and what to do about it, addressed to the learner."""


@dataclass
class Plan:
    """What a delivery will move aside and write, the sentences that tell of it, what home tells, and the manifest
    afterwards."""

    manifest: dict[str, Delivered]
    moves: dict[Path, Path] = field(default_factory=dict)
    writes: dict[Path, bytes] = field(default_factory=dict)
    sentences: list[str] = field(default_factory=list)
    news: list[Renewed] = field(default_factory=list)


def deliver(lessons: Path, folder: Path) -> list[str]:
    """Copy the lessons to the folder and tell in sentences what was done; nothing new, nothing written.

    A lesson the learner has not changed follows the course. A changed one stays as it is, and a newer version
    is put beside it as "(new)". A deleted one comes back. What can't be read where something of the course belongs is
    kept under another name, "(damaged)": one torn file must not shut a learner out of the course.
    """
    names = sorted(path.name for path in lessons.glob("*.ipynb"))
    if not names:
        raise LaunchError("The lessons are missing from this installation. Please install the course again.")
    try:
        manifest, remark = _read_manifest(folder / MANIFEST)
        plan = Plan(manifest=dict(manifest), sentences=remark)
        for name in names:
            _plan_lesson(plan, folder, name, (lessons / name).read_bytes())
        _plan_images(plan, lessons / "images", folder / "images")
        if plan.news:
            _plan_write(plan, folder / renewed.FILE, renewed.noted(folder, plan.news))
        if plan.manifest != manifest:
            entries = {name: vars(entry) for name, entry in sorted(plan.manifest.items())}
            _plan_write(plan, folder / MANIFEST, json.dumps(entries, indent=1).encode())
        for path, kept in plan.moves.items():
            path.rename(kept)
        for path, content in plan.writes.items():  # the manifest is last: after a crash, the rest is redone
            write(path, content)
    except OSError as error:
        raise LaunchError(
            f"The lessons could not be put into the folder {folder}: {error.strerror or error}.\n"
            "Nothing of yours was changed. Check that you may write to this folder and that the disk is not "
            "full, or choose another folder, and start again."
        ) from error
    return plan.sentences


def jupyter_command(
    folder: Path, page: str, *, browser: bool, port: int | None = None, root: bool = False
) -> list[str]:
    """The command line that opens JupyterLab on a page of the course; `page` is its path in the folder.

    That it asks no questions about news and updates is the matter of our JupyterLab extension. A lesson that is saved
    as a page shows prose and what activities say of themselves, and none of the code between.
    """
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--ServerApp.root_dir={folder}",
        f"--LabApp.default_url=/lab/tree/{quote(page)}",
        *WITHOUT_CODE,
    ]
    if port is not None:
        command.append(f"--ServerApp.port={port}")
    if not browser:
        command.append("--no-browser")
    if root:
        command.append("--allow-root")
    return command


def has_display(platform: str, environ: Mapping[str, str]) -> bool:
    """Whether a browser window can be expected to open here."""
    if platform in ("win32", "darwin"):
        return True
    return any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


def served(lessons: Path, folder: Path) -> Path:
    """What JupyterLab shows: the learner's folder; where it lies in a clone, all of that.

    Else an instructor's links to assignments and submissions would lead nowhere.
    """
    clone, folder = lessons.resolve().parent, folder.resolve()
    return clone if folder.is_relative_to(clone) else folder


def open_course(lessons: Path, folder: Path, *, browser: bool | None = None, port: int | None = None) -> int:
    """Deliver the lessons, say what was done and run JupyterLab until the learner stops it; its exit status.

    `browser` None means: open one where there is a display. Else JupyterLab prints the address to open.
    """
    for sentence in deliver(lessons, folder):
        print(sentence)
    print(f"Your lessons are in {folder}. To stop the course, press Ctrl+C here.", flush=True)
    top = served(lessons, folder)
    command = jupyter_command(
        top,
        (folder.resolve() / HOME).relative_to(top).as_posix(),
        browser=has_display(sys.platform, os.environ) if browser is None else browser,
        port=port,
        root=hasattr(os, "geteuid") and os.geteuid() == 0,
    )
    if os.name == "posix":
        os.execv(command[0], command)  # a stop signal then reaches JupyterLab itself
    return subprocess.run(command, check=False).returncode


def _plan_lesson(plan: Plan, folder: Path, name: str, content: bytes) -> None:
    """Decide what becomes of one lesson."""
    path = folder / name
    before = plan.manifest.get(name)
    new = Delivered(file=hashlib.sha256(content).hexdigest(), sources=sources(content))
    plan.manifest[name] = new
    if not path.exists():
        plan.writes[path] = content
        plan.sentences.append(f"{name} was missing and is back." if before else f"{name} was added.")
        return
    mine = _sources(path)
    if mine is None:
        kept = _move_aside(plan, path)
        plan.writes[path] = content
        plan.sentences.append(f"{name} was damaged. It is kept as {kept}, and a fresh copy is in its place.")
        plan.news.append(Renewed(name, How.MENDED, kept))
        return
    if new == before or (before is None and mine == new.sources):
        return
    if before is not None and mine in (before.sources, new.sources):
        plan.writes[path] = content
        plan.sentences.append(f"{name} was brought up to date.")
        if name != HOME:  # the page that tells it
            plan.news.append(Renewed(name, How.REPLACED))
        return
    beside = _free_name(plan, folder, path.stem)
    plan.manifest[beside.name] = new
    plan.writes[beside] = content
    plan.sentences.append(f"You changed {name}, so it stays as it is. The new version is {beside.name}.")
    plan.news.append(Renewed(beside.name, How.BESIDE, name))


def _free_name(plan: Plan, folder: Path, stem: str) -> Path:
    """Where a new version goes beside a changed lesson, without touching a copy the learner has worked in."""
    number = 1
    while True:
        path = folder / (f"{stem} (new).ipynb" if number == 1 else f"{stem} (new {number}).ipynb")
        before = plan.manifest.get(path.name)
        if not path.exists() or (before and before.sources == _sources(path)):
            return path
        number += 1


def _plan_images(plan: Plan, images: Path, target: Path) -> None:
    """Pictures belong to the course: what differs is replaced."""
    if os.path.lexists(target) and not target.is_dir():
        _move_aside(plan, target)
    for image in sorted(path for path in images.rglob("*") if path.is_file()):
        path, content = target / image.relative_to(images), image.read_bytes()
        if not path.is_file() or path.stat().st_size != len(content) or path.read_bytes() != content:
            _plan_write(plan, path, content)


def _plan_write(plan: Plan, path: Path, content: bytes) -> None:
    """Write a file of the course there; a folder is moved out of its way, anything else replaced."""
    if path.is_dir() and not path.is_symlink():
        _move_aside(plan, path)
    plan.writes[path] = content


def _move_aside(plan: Plan, path: Path) -> str:
    """Keep what is there under a name that nothing has; the name. That needs no room on the disk."""
    number = 1
    while True:
        mark = "damaged" if number == 1 else f"damaged {number}"
        kept = path.with_name(f"{path.stem} ({mark}){path.suffix}")
        if not os.path.lexists(kept):
            plan.moves[path] = kept
            return kept.name
        number += 1


def _sources(path: Path) -> str | None:
    """A hash of a learner's notebook (`lesson_copy.sources`); None where it is none."""
    try:
        return sources(stored(path))
    except ValueError:
        return None


def _read_manifest(path: Path) -> tuple[dict[str, Delivered], list[str]]:
    """What was delivered so far, and a remark where that cannot be known."""
    try:
        return read_manifest(path), []
    except ValueError:
        return {}, [
            f"The list of delivered lessons ({path.name}) was damaged and was made anew. Lessons that differ "
            "from the course's were taken as changed by you and left as they are."
        ]
