"""Files of content made from the manual's examples, with what a release asks for."""

from __future__ import annotations

import hashlib

from course_lib.authoring.manual import example, sentences
from course_lib.models import Drill, Form, Model, Moment, Quiz
from course_lib.models.drill import LEVELS
from course_lib.models.replies import FAULTS
from tests.support.places import ROOT


def filled(shape: type[Model], **ids: str) -> str:
    """The skeleton of a kind with each of its sentences made the author's own, and ids such as `your-quiz` put in."""
    text = example(ROOT, shape)
    for sentence in sorted(sentences(ROOT, shape)):
        text = text.replace(sentence, f"{'My' if sentence[0].isupper() else 'my'} own {sentence}")
    for kind, name in ids.items():
        text = text.replace(f"your-{kind}", name)
    return text


def moment() -> str:
    """A moment with as many sample replies as a release asks for."""
    shown = [*FAULTS[:12], "reflection", "open-question"]
    qualities = ["misses"] * 10 + ["follows"] * 2 + ["meets"] * 2
    samples = [
        f"  - reply: Reply number {made_up(fault)[:6]}.\n    quality: {quality}\n    shows: {fault}\n    remark: R.\n"
        for fault, quality in zip(shown, qualities, strict=True)
    ]
    samples.append("  - reply: It comes easily.\n    quality: misses\n    shows: My own A reply that comes easily\n")
    return f"{filled(Moment, person='mireille')}samples:\n{''.join(samples)}"


def drill() -> str:
    """A drill with as many lines on each level as a release asks for."""
    head, line = filled(Drill, drill="a-drill").split("lines:\n")
    names = {f"a-drill-{which}{each}": level for level, which in zip(LEVELS, "abc", strict=True) for each in "abcd"}
    lines = (line.replace("a-drill-first", one).replace("level: 1", f"level: {at}") for one, at in names.items())
    return f"{head}lines:\n{''.join(lines)}"


def quiz(name: str) -> str:
    """A quiz whose question is asked nowhere else, about the claims of the lesson."""
    said = filled(Quiz, quiz=name).replace("confidence: true", "confidence: true\n    claims: [C01, C02]")
    said = said.replace("My own What does the client say, and what is the question?", made_up(name))
    return said.replace("My own The answer that fits best here.", made_up(f"{name} answer"))


def form(name: str, other: str) -> str:
    """A form whose vignettes don't ask the same: each has words of its own, and those of the parallel others."""
    said = filled(Form, form=name, person="mireille").replace("your-other-form", other)
    for place in ("first", "second", "third", "fourth", "fifth"):
        asked = f"My own What does the client say, and what is asked? ({place})"
        said = said.replace(asked, made_up(f"{name} {place}"))
    return said


def made_up(seed: str) -> str:
    """Ten words that only this seed gives."""
    mark = hashlib.sha256(seed.encode()).hexdigest()
    return " ".join(mark[start : start + 6] for start in range(0, 60, 6))
