"""The face lab: a drawn face to move by its action units, then units to name and faces to set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from course_lib import scoring
from course_lib.markdown import html
from course_lib.models import Face, Help, Task, Units, Words
from course_lib.record import Record
from course_lib.widgets.frame import Activity, front_end
from course_lib.widgets.portrait import PARTS, drawing


class FaceActivity(Activity):
    """Cores, hints and reasons stay in the kernel. A face to name has to be drawn, so its pose can't."""

    _esm, _css = front_end("face", *PARTS)

    def __init__(self, face: Face, units: Units, *, words: Words, help: Help, record: Record) -> None:
        self._face = face
        self._tasks = {task.id: task for task in face.tasks}
        self._units = {*face.units, *(unit for preset in face.presets for unit in preset.pose)}
        card = {
            "id": face.id,
            "title": face.title,
            "intro": html(face.intro),
            "drawing": drawing(units),
            "units": list(face.units),
            "presets": [
                {"id": one.id, "name": one.name, "pose": dict(one.pose), "note": html(one.note)} for one in face.presets
            ],
            "tasks": [
                {"id": one.id, "kind": one.kind, "prompt": html(one.prompt), "pose": one.pose, "offer": list(one.offer)}
                for one in face.tasks
            ],
            "closing": html(face.closing),
        }
        versions = {face.id: face.version()} | {task.id: task.version() for task in face.tasks}
        super().__init__("face", card, versions, words=words, help=help, record=record)

    def reply(self, item: str, act: str, data: Mapping[str, Any]) -> dict[str, Any]:
        task = self._tasks.get(item)
        if act == "draft" and (task is None or task.kind == "set"):
            scoring.pose_fits(data["pose"], self._units)
            return {}
        if act != "answer" or task is None:
            raise ValueError(f"a face has no act {act!r} here")
        if task.kind == "name":
            return _said(task, scoring.unit_named(task, data["picked"]))
        found = scoring.posing(self._face, task, data["pose"])
        return _said(task, found.right) | {"missing": len(found.missing), "extra": len(found.extra)}


def _said(task: Task, right: bool) -> dict[str, Any]:
    return {"right": right, "reason": html(task.reason)} if right else {"right": False, "hint": html(task.hint)}
