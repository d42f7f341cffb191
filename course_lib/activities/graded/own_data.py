"""A question about data of the learner's own: the page shows them, and a forest plot of them where it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from course_lib.activities.frame.frame import Frame
from course_lib.activities.graded.graded import GradedActivity
from course_lib.activities.pool.pooled import printed, study_rows
from course_lib.measures.pooling import interval
from course_lib.models.acts import Act
from course_lib.models.own_data import FromOwnData
from course_lib.models.question_sheet import Question
from course_lib.scoring.own_data import drawn


class OwnDataActivity(GradedActivity):
    """The data come from the item's recipe and the name of `student`; `draw` gives a chart of rows as SVG by theme."""

    records: ClassVar = {Act.ANSWER: FromOwnData}

    def __init__(
        self,
        item: Question,
        frame: Frame,
        student: str,
        draw: Callable[[str, Sequence[Sequence[Any]], object], Mapping[str, str]],
    ) -> None:
        assert item.recipe, f"the question `{item.id}` has no recipe"
        self._draw, self._data = draw, drawn(item.recipe, student)
        more = {
            "rows": self.rows,
            "set": self._data.mark,
            "numbers": [one.model_dump(mode="json") for one in item.own_numbers],
            "picture": item.picture,
        }
        super().__init__(item, {}, frame, more)

    @property
    def rows(self) -> list[dict[str, int | float]]:
        """The learner's own data, for those who would rather compute than type: `course.graded("its-id").rows`."""
        return self._data.rows

    def perform(self, ask: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if ask != "draw" or not self._item.picture:
            return super().perform(ask, data)
        name = self._words["graded"]["study_name"]
        named = [replace(study, name=name.format(number=study.name)) for study in self._data.studies]
        ends = [[printed(end) for end in interval(study)] for study in named]
        return {"drawings": dict(self._draw("my-forest", study_rows(named), data.get("width"))), "intervals": ends}
