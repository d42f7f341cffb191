"""Why a client did what they did: told to the learner after the turn, in words of `data/words/talk.yml`."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """One reason. The order is that in which they are told."""

    FELT_HEARD = "felt-heard"
    FELT_SAFE = "felt-safe"
    DEEP_TRUST = "deep-trust"
    OPENED = "opened"
    ASKED_FIRST = "asked-first"
    ASKED_ANYWAY = "asked-anyway"
    WAITS_TO_BE_ASKED = "waits-to-be-asked"
    WAITS_TO_BE_HEARD = "waits-to-be-heard"
    TRUST_TOO_LOW = "trust-too-low"
    SAME_AGAIN = "same-again"
    DRAWS_BACK = "draws-back"
    TOO_SOON = "too-soon"
    TOO_MUCH = "too-much"
    COMES_BACK_GUARDED = "comes-back-guarded"
    BLAND = "bland"
    BLAND_AGAIN = "bland-again"
    CORRECTED = "corrected"
    ADVISED = "advised"
    PUSHED = "pushed"
    MADE_SMALLER = "made-smaller"
    LEFT = "left"
    HURT = "hurt"
    MINDS = "minds"
    LOST_A_GATE = "lost-a-gate"
    DANGER_MISSED = "danger-missed"
    NOT_REPAIRED = "not-repaired"
    REPAIRED = "repaired"
    UNCLEAR = "unclear"
    RESTLESS = "restless"
    ALL_TOLD = "all-told"
    TIME_IS_UP = "time-is-up"
    HAS_ENOUGH = "has-enough"
    GOES_IN_DANGER = "goes-in-danger"
