"""A meta-analysis to work with: a guess first, then the studies and what they show together, all of them or some."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, ClassVar

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.activities.pool.pooled import Wide, forest_rows, shifts, told
from course_lib.content.markdown import html
from course_lib.measures.pooling import Study, interval
from course_lib.models import MetaAnalysis
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import Picked
from course_lib.models.meta_analysis import Guessed, Pooled, Pooling, Search

#: With fewer studies there is no prediction interval.
FEWEST = 3


class PoolActivity(Activity):
    """Nothing is shown before there is a guess in the record. `draw` gives a chart's SVG by theme, from its rows.

    What was pooled is a draft: it comes back, and finishes nothing.
    """

    records: ClassVar = {Act.ANSWER: Guessed | Picked, Act.DRAFT: Pooled}

    def __init__(
        self,
        analysis: MetaAnalysis,
        draw: Callable[[str, Sequence[Sequence[Any]], object], Mapping[str, str]],
        frame: Frame,
    ) -> None:
        self._analysis, self._draw = analysis, draw
        self._studies = tuple(Study(one.name, one.r, one.n) for one in analysis.studies)
        card = {
            "id": analysis.id,
            "title": analysis.title,
            "intro": html(analysis.intro),
            "between": list(analysis.between),
            "simulated": analysis.simulated,
            "origin": html(analysis.origin),
            "mean": html(analysis.ask.mean),
            "spread": html(analysis.ask.spread),
            "tasks": [{"id": one.id, "prompt": html(one.prompt), "offer": list(one.offer)} for one in analysis.asked],
            "closing": html(analysis.closing),
        }
        asked = [analysis.id, *(task.id for task in analysis.asked)]
        super().__init__("pool", card, dict.fromkeys(asked, analysis.version()), frame)

    def reply(self, item: str, act: Act, answer: Answer) -> dict[str, Any]:
        if isinstance(answer, Pooled):
            return self._pooled(item, answer.poolings)
        if item == self._analysis.id:
            if not isinstance(answer, Guessed):
                raise ValueError("what is answered here is a guess")
            return self._shown()
        task = next(one for one in self._analysis.asked if one.id == item)
        if not isinstance(answer, Picked) or len(answer.picked) != 1 or answer.picked[0] >= len(task.offer):
            raise ValueError(f"{answer} picks none of the studies on offer")
        return self._found(task, answer.picked[0])

    def perform(self, ask: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if ask != "draw":
            return super().perform(ask, data)
        guess = self._guess()
        out = self._left_out(data.get("out", ()))
        wide = Wide("guess", self._words["pool"]["guess"], guess.guess, None, (guess.low, guess.high))
        rows = forest_rows(self._studies, out, wide, self._words["pool"])
        return {"drawings": dict(self._draw("my-forest", rows, data.get("width")))}

    def _shown(self) -> dict[str, Any]:
        """What there is to see after a guess: every study, and what all of them show."""
        features = [{"name": one.name, "values": list(one.values)} for one in self._analysis.features]
        studies = [
            {"name": one.name, "r": one.r, "n": one.n, "interval": list(interval(study)), "of": list(one.of)}
            for one, study in zip(self._analysis.studies, self._studies, strict=True)
        ]
        return {"features": features, "studies": studies, "all": told(self._studies), "fewest": FEWEST}

    def _found(self, task: Search, picked: int) -> dict[str, Any]:
        """Whether the study picked is the one that moves most; the others' shifts are told once it is found."""
        moved = shifts(self._studies, task.offer, task.find)
        sizes = [abs(after - before) for before, after in moved]
        right = sizes[picked] == max(sizes)
        return {
            "right": right,
            "find": task.find,
            "shifts": [
                {"study": name, "before": before, "after": after}
                for place, (name, (before, after)) in enumerate(zip(task.offer, moved, strict=True))
                if right or place == picked
            ],
            "says": html(task.reason if right else task.hint),
        }

    def _guess(self) -> Guessed:
        """The latest. Raises ValueError where there is none: nothing is shown before."""
        found = [event.answer for event in self.events() if isinstance(event.answer, Guessed)]
        if not found:
            raise ValueError("nothing is shown before there is a guess")
        return found[-1]

    def _pooled(self, item: str, poolings: Sequence[Pooling]) -> dict[str, Any]:
        """What is told of each of some poolings."""
        if item != self._analysis.id:
            raise ValueError("what is answered here is a study")
        self._guess()
        left_out = [self._left_out(one.out) for one in poolings]
        kept = ([one for place, one in enumerate(self._studies) if place not in out] for out in left_out)
        return {"told": [told(studies) for studies in kept]}

    def _left_out(self, places: Collection[object]) -> frozenset[int]:
        """The places of studies to leave out. Raises ValueError for what is none, and where too few would stay."""
        out = frozenset(place for place in places if isinstance(place, int) and 0 <= place < len(self._studies))
        if len(out) < len(places) or len(self._studies) - len(out) < FEWEST:
            raise ValueError(f"{places!r:.80} leaves out what isn’t there, or all but two")
        return out
