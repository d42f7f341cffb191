"""What a reply to a client may show: how far it serves them, and by which skill or fault."""

from __future__ import annotations

from typing import Literal

#: `misses` < `follows` < `meets`: our key to how far a reply serves the client.
Quality = Literal["misses", "follows", "meets"]

#: Faults that look well or pass unseen, and that a learner has to hear of in any moment.
FAULTS = (
    "sarcasm",
    "stereotype",
    "microaggression",
    "diagnosis",
    "interpretation",
    "toxic-positivity",
    "spiritual-bypass",
    "moralising",
    "minimising",
    "pity",
    "feelings-list",
    "copied-words",
)
#: Faults that a moment has as a trap where they come easily.
OTHER_FAULTS = (
    "blame",
    "wrong-feeling",
    "hijack",
    "promise-of-cure",
    "contempt",
    "advice",
    "interrogation",
    "praise",
    "reassurance",
    "defending",
    "siding",
    "off-subject",
)
#: Skills. `clumsy` is a reply that serves the client with a stumble in it.
SKILLS = (
    "reflection",
    "reflection-of-feeling",
    "reflection-of-meaning",
    "open-question",
    "affirmation",
    "validation",
    "summary",
    "autonomy",
    "repair",
    "ask-offer-ask",
    "asking-directly",
    "next-step",
    "clumsy",
)
