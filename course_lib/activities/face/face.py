"""The face lab: a drawn face to move by its action units, then units to name and faces to set."""

from __future__ import annotations

from typing import Any, ClassVar

from course_lib.activities.drawing.portrait import drawing
from course_lib.activities.frame.frame import Activity, Frame
from course_lib.content.markdown import html
from course_lib.models import Face, Task, Units
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.cue_answers import Posed, UnitNamed
from course_lib.scoring.pose import check_pose, score_pose, score_unit


class FaceActivity(Activity):
    """Cores, hints and reasons stay in the kernel. A face to name has to be drawn, so its pose can't."""

    records: ClassVar = {Act.DRAFT: Posed, Act.ANSWER: Posed | UnitNamed}

    def __init__(self, face: Face, units: Units, frame: Frame) -> None:
        self._face = face
        self._tasks = {task.id: task for task in face.tasks if not task.retired}
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
                for one in self._tasks.values()
            ],
            "closing": html(face.closing),
        }
        versions = {face.id: face.version()} | {name: task.version() for name, task in self._tasks.items()}
        super().__init__("face", card, versions, frame)

    def reply(self, item: str, act: Act, answer: Answer) -> dict[str, Any]:
        match act, answer, self._tasks.get(item):
            case Act.DRAFT, Posed(pose=pose), None | Task(kind="set"):
                check_pose(pose, self._units)
                return {}
            case Act.ANSWER, UnitNamed(picked=unit), Task(kind="name") as task:
                return _read(task, score_unit(task, unit))
            case Act.ANSWER, Posed(pose=pose), Task(kind="set") as task:
                found = score_pose(self._face, task, pose)
                return _read(task, found.right) | {"missing": len(found.missing), "extra": len(found.extra)}
        raise ValueError("a unit is named where a face is shown, and a face is set where one is asked for")


def _read(task: Task, right: bool) -> dict[str, Any]:
    return {"right": right, "reason": html(task.reason)} if right else {"right": False, "hint": html(task.hint)}
