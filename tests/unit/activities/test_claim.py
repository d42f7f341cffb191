"""A claim: our verdict and one that can be defended come after the learner's; their own wording is answered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from course_lib import paths
from course_lib.activities.claim.claim import ClaimActivity
from course_lib.activities.frame.frame import Frame
from course_lib.content.reader import Content
from course_lib.learner.record import Record
from course_lib.models import Claim, ClaimVerbs, Help
from course_lib.models.acts import Act
from course_lib.models.answers import Judged, Written

CLAIM: dict[str, Any] = {
    "id": "C01",
    "section": "Introduction",
    "claim": "Tea builds trust.",
    "verdict": "mixed",
    "teach": "tea and trust go together",
    "lesson": "welcome",
    "card": {
        "why": "The two go together.",
        "also": {"verdict": "overclaimed", "why": "Nobody has measured trust."},
        "carries": "association",
        "fair": "Tea goes with trust.",
    },
}


def activity(tmp_path: Path, **card: Any) -> ClaimActivity:
    content = Content(paths.data())
    claim = Claim.model_validate({**CLAIM, "card": {**CLAIM["card"], **card}})
    frame = Frame(content.words(), content.only(Help), Record(tmp_path))
    return ClaimActivity(claim, {}, content.only(ClaimVerbs), frame)


def said(tmp_path: Path, text: str, **card: Any) -> list[str]:
    lines: list[str] = activity(tmp_path, **card).reply("C01", Act.WORDING, Written(text=text))["said"]
    return lines


@pytest.mark.parametrize(
    ("verdict", "same", "defensible"),
    [("mixed", True, False), ("overclaimed", False, True), ("supported", False, False)],
)
def test_a_second_verdict_is_told_apart_from_ours_and_from_a_wrong_one(
    tmp_path: Path, verdict: Any, same: bool, defensible: bool
) -> None:
    reply = activity(tmp_path).reply("C01", Act.VERDICT, Judged(verdict=verdict))

    assert (reply["same"], reply["also"]["same"]) == (same, defensible)
    assert "Nobody has measured trust." in reply["also"]["why"]


def test_a_claim_without_a_second_verdict_says_nothing_of_one(tmp_path: Path) -> None:
    assert activity(tmp_path, also=None).reply("C01", Act.VERDICT, Judged(verdict="mixed"))["also"] is None


def test_neither_verdict_is_in_the_page_before_the_learners(tmp_path: Path) -> None:
    assert "Nobody has measured" not in str(activity(tmp_path).get_state())


def test_a_second_verdict_that_is_ours_is_refused() -> None:
    with pytest.raises(ValueError, match="which is our verdict already; name another"):
        Claim.model_validate({**CLAIM, "card": {**CLAIM["card"], "also": {"verdict": "mixed", "why": "w"}}})


def test_a_causal_verb_is_held_against_what_the_findings_carry(tmp_path: Path) -> None:
    (together,) = said(tmp_path, "Drinking tea builds trust.")
    (caused,) = said(tmp_path, "Drinking tea builds trust.", carries="cause")
    (defined,) = said(tmp_path, "Drinking tea builds trust.", carries="nothing")

    assert together.startswith("“builds” says that one thing brings about the other. For what this claim")
    assert "so the verb can stay where it says what they found" in caused
    assert "no study here has found it" in defined


def test_each_sort_of_wording_is_answered_in_its_own_words(tmp_path: Path) -> None:
    assert said(tmp_path, "Tea may build some trust.") == [
        "“may … build” leaves open whether one brings about the other."
    ]
    assert said(tmp_path, "Tea goes with trust.")[0].startswith("“goes with” says that the two are found together.")
    assert len(said(tmp_path, "Tea always builds trust.")) == 2
    assert said(tmp_path, "Tea and trust, so what.")[0].startswith("We found no verb in it that claims a cause")


@pytest.mark.parametrize("carries", ["association", "cause", "nothing"])
def test_every_answer_has_words_for_whatever_findings_carry(tmp_path: Path, carries: str) -> None:
    assert said(tmp_path, "Tea builds trust, always.", carries=carries)
    assert said(tmp_path, "Tea is linked with trust.", carries=carries)
