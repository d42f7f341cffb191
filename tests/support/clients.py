"""A client small enough to follow by hand: two topics, of which the first goes down to the core."""

from __future__ import annotations

from typing import Any

from course_lib.dialogue import Exchange, Reply, answer, begin
from course_lib.models import Client
from course_lib.models.client import FEWEST_LINES
from course_lib.models.landing import Landing

FEELINGS = {"present": ["sad"], "absent": ["cheerful"]}


def said(of: str, lands: str, **more: str) -> dict[str, str]:
    """A reply on offer to a thing."""
    return {"reply": f"To {of}: {lands}.", "lands": lands, "answers": f"After {lands} to {of}.", "why": "So.", **more}


def thing(name: str, depth: str = "surface", gate: str = "opening", **more: Any) -> dict[str, Any]:
    """A thing that can be told, with four replies: two that serve and two that don't."""
    lands = ("understands", "explores", "advises", "judges")
    deep = {"returns": {"guard": "made-small", "says": f"{name}, only a trifle."}} if depth != "surface" else {}
    late = {"avoids": [f"Not {name}."]} if gate not in ("opening", "asked") else {}
    return {
        "id": name, "depth": depth, "gate": gate, "says": [f"Told: {name}.", f"Told otherwise: {name}."],
        "feelings": FEELINGS, "inside": f"Inside {name}.", "listen_for": ["it"],
        "replies": [said(name, one) for one in lands], **deep, **late, **more,
    }  # fmt: skip


def client(*, danger: bool = False, **more: Any) -> Client:
    """The client; with `danger`, the second topic holds a cue, the answer to the question, and what follows it."""
    lines = dict(FEWEST_LINES)
    second = [thing("surface-two", gate="asked"), thing("middle-two", "middle", "felt-heard")]
    if danger:
        lines |= {Landing.MISSES_DANGER: 3, Landing.NEXT_STEP: 3}
        asked = [said("cue", one) for one in ("asks-directly", "understands", "smooths-over", "turns-away")]
        follows = [said("yes", one) for one in ("next-step", "advises", "smooths-over", "judges")]
        second = [
            thing("cue", gate="asked", risk="suicide", replies=asked),
            thing("yes", "middle", "asked", after="asks-directly", risk="next-step", replies=follows),
            thing("tonight", "middle", "asked", after="next-step"),
        ]
    first = [
        thing("surface-one"), thing("surface-more", gate="asked"),
        thing("middle-one", "middle", "felt-heard"), thing("core-one", "core", "felt-safe"),
    ]  # fmt: skip
    rupture = {
        "by": "withdrawal", "because": "So.", "feelings": FEELINGS, "inside": "Hurt.", "listen_for": ["the hurt"],
        "says": ["Hurt one.", "Hurt two.", "Hurt three."], "unmoved": ["Still one.", "Still two.", "Still three."],
        "healed": ["Well one.", "Well two.", "Well three."],
        "replies": [
            said("hurt", "repairs"), said("hurt again", "repairs"),
            *(said("hurt", one) for one in ("judges", "turns-away", "stays-close", "smooths-over")),
        ],
    }  # fmt: skip
    given: dict[str, Any] = {
        "id": "somebody-new", "title": "t", "person": "p", "task": "t", "openness": "o", "fears": "f", "talks": "t",
        "opening": "Here I am.", "rupture": rupture,
        "topics": [
            {"id": "one", "name": "one", "words": ["uno"], "things": first},
            {"id": "two", "name": "two", "words": ["due"], "things": second},
        ],
        "reactions": {
            name: [f"[Silence {at}]" if name == "silence" else f"{name} {at}." for at in range(count)]
            for name, count in lines.items()
        },
        "endings": {how: f"Ends {how}." for how in ("opened", "heavy", "some", "guarded", "leaves")},
    }  # fmt: skip
    return Client.model_validate(given | more)


def after(one: Client, *landings: str, about: str | None = None) -> Exchange:
    """What came of replies that landed so, the last of them perhaps about another topic."""
    came = begin(one, "a-seed")
    for at, landing in enumerate(landings, 1):
        came = answer(one, came.state, Reply(Landing(landing), about if at == len(landings) else None))
    return came
