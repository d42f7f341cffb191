"""Sentences that put a client in their place, which read like reflections because they say what “you” do or can't do.

Only what is said of the talk itself: “You can't talk to him” may be the very thing that they feel.
"""

from __future__ import annotations

import re

_SPEAK = "(?:say|saying|talk|talking|speak|speaking|go around|use|using|behave|behaving|act|acting|call|calling)"
_HERE = "(?:here|to me|like (?:that|this)|(?:that|this|those|these) (?:kinds?|sorts?|things?|words?|language))"
_ILL = (
    "(?:disgusting|horrible|nasty|awful|terrible|dreadful|racist|sexist|rude|stupid|ridiculous|cruel|shameful|hateful"
    "|selfish|ugly|vile|appalling|ignorant|offensive|unacceptable|inappropriate)"
)
#: Each kind of rebuke: what they may not say here, what they are to stop, what the counsellor minds, what it is called.
_REBUKES = tuple(
    re.compile(one)
    for one in (
        rf"\byou (?:can't|cannot|mustn't|must not|shouldn't|don't get to|aren't allowed to) {_SPEAK}\b.*\b{_HERE}\b",
        rf"(?:^|[.!?,;] )(?:please )?(?:don't|do not|stop) {_SPEAK}\b.*\b{_HERE}\b",
        r"\bi (?:don't|do not|didn't) (?:like|appreciate) (?:it |the way )?(?:that |when |how |what )?you\b",
        r"\bi (?:won't|will not) (?:have|accept|tolerate)\b",
        rf"\b(?:that's|that is|it's|what) an? (?:\w+ )?{_ILL} (?:thing|way) to (?:say|talk|speak|put)\b(?!.* to you)",
        r"\b(?:that's|that is|it's) (?:\w+ )?(?:racist|sexist|homophobic|offensive|inappropriate)\b",
    )
)


def rebukes(text: str) -> bool:
    """Whether a reply tells a client off for what they said."""
    plain = text.lower().replace("’", "'")
    return any(one.search(plain) for one in _REBUKES)
