"""A claim of the article: the learner's verdict, the evidence, the learner's fair wording, then ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from course_lib.activities.frame.frame import Activity, Frame
from course_lib.content.markdown import html
from course_lib.models import Claim, ClaimVerbs, Source
from course_lib.models.acts import Act
from course_lib.models.answer import Answer
from course_lib.models.answers import Judged, Written
from course_lib.models.evidence import VERDICTS
from course_lib.scoring import wording

#: With fewer words than this, a wording says nothing of its own that ours could be compared with.
FEWEST_WORDS = 4


class ClaimActivity(Activity):
    """Our verdict and the evidence stay in the kernel until the learner has judged."""

    records: ClassVar = {Act.DRAFT: Written, Act.VERDICT: Judged, Act.WORDING: Written}

    def __init__(self, claim: Claim, sources: Mapping[str, Source], verbs: ClaimVerbs, frame: Frame) -> None:
        if claim.card is None:
            raise ValueError(f"claim {claim.id} has no card yet")
        self._claim, self._card, self._sources, self._verbs = claim, claim.card, sources, verbs
        card = {
            "id": claim.id,
            "title": frame.words["claim"]["title"],
            "claim": html(claim.claim),
            "section": claim.section,
            "verdicts": list(VERDICTS),
            "fewest": FEWEST_WORDS,
        }
        super().__init__("claim", card, {claim.id: claim.version()}, frame)

    def reply(self, item: str, act: Act, answer: Answer) -> dict[str, Any]:
        match answer:
            case Written() if act is Act.DRAFT:
                return {}
            case Written(text=text) if text.strip():
                return {"fair": html(self._card.fair), "said": self._answered(text)}
            case Judged(verdict=verdict) if verdict in VERDICTS:
                return self._evidence(verdict)
        raise ValueError("a claim takes one of the verdicts, and then a wording")

    def _answered(self, text: str) -> list[str]:
        """What the learner's own wording claims, held against what the findings can carry."""
        found, words = wording.read(text, self._verbs), self._words["claim"]
        lines = []
        if found.causal and found.hedge:
            lines.append(words["said_open"].format(hedge=found.hedge, verb=found.causal))
        elif found.causal:
            lines.append(words[f"said_cause_{self._card.carries}"].format(verb=found.causal))
        elif found.associative:
            lines.append(words[f"said_together_{self._card.carries}"].format(verb=found.associative))
        if found.absolute:
            lines.append(words["said_always"].format(word=found.absolute))
        return lines or [words["said_unknown"]]

    def _evidence(self, verdict: str) -> dict[str, Any]:
        also = self._card.also
        return {
            "ours": self._claim.verdict,
            "same": verdict == self._claim.verdict,
            # What speaks for a second verdict comes after each answer: it is part of our reading.
            "also": also and {"verdict": also.verdict, "same": verdict == also.verdict, "why": html(also.why)},
            "why": html(self._card.why),
            "findings": [
                {
                    "says": html(finding.says),
                    "k": finding.k,
                    "n": finding.n,
                    "effect": finding.effect,
                    "interval": finding.interval,
                    "source": cite(self._sources[finding.source]),
                }
                for finding in self._card.findings
            ],
        }


def cite(source: Source) -> dict[str, Any]:
    """A source as a line to read and, where it has a DOI, an address to follow."""
    return {"text": source.as_line(), "doi": source.doi}
