"""A claim of the article: the learner's verdict, the evidence, the learner's fair wording, then ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from course_lib.markdown import html
from course_lib.models import Claim, Help, Source, Words
from course_lib.models.evidence import Verdict
from course_lib.record import Record
from course_lib.widgets.frame import Activity, front_end

VERDICTS: tuple[str, ...] = get_args(Verdict)


class ClaimActivity(Activity):
    """Our verdict and the evidence stay in the kernel until the learner has judged."""

    _esm, _css = front_end("claim")

    def __init__(
        self, claim: Claim, sources: Mapping[str, Source], *, words: Words, help: Help, record: Record
    ) -> None:
        if claim.card is None:
            raise ValueError(f"claim {claim.id} has no card yet")
        self._claim, self._card, self._sources = claim, claim.card, sources
        card = {
            "id": claim.id,
            "title": words.claim["title"],
            "claim": html(claim.claim),
            "section": claim.section,
            "verdicts": list(VERDICTS),
        }
        super().__init__("claim", card, {claim.id: claim.version()}, words=words, help=help, record=record)

    def reply(self, item: str, act: str, data: Mapping[str, Any]) -> dict[str, Any]:
        if act == "draft":
            return {}
        if act == "wording":
            if not str(data["text"]).strip():
                raise ValueError("a wording is text")
            return {"fair": html(self._card.fair)}
        if act != "verdict" or data["verdict"] not in VERDICTS:
            raise ValueError("a claim takes one of the verdicts")
        return {
            "ours": self._claim.verdict,
            "same": data["verdict"] == self._claim.verdict,
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
    return {
        "text": f"{source.authors} ({source.year}). {source.title}. {source.where}.",
        "doi": source.doi,
    }
