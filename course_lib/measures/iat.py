"""The D score of an Implicit Association Test, step by step, on made-up reaction times.

It is here to be understood, and never to score a learner: one person's D changes too much from one day to the next, and
says too little about what they will do.

Steps and numbers are those of Greenwald, Nosek and Banaji (2003, doi 10.1037/0022-3514.85.2.197). The blocks that count
are 3 and 6 (practice) and 4 and 7 (test). In 3 and 4 two pairs of things share a key, in 6 and 7 they are paired the
other way. A D above 0 means slower answers in 6 and 7; which pairing stood there must be said with it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import mean, stdev
from typing import Literal

from course_lib.measures.chance import normal, uniform

#: Pairs of blocks that are compared: the first pairing, and the other one.
PRACTICE, TEST = (3, 6), (4, 7)
#: Longer than this, in milliseconds, nobody was at it. Shorter than this, nobody read the word.
TOO_SLOW, TOO_FAST = 10_000, 300
#: A person more of whose answers than this share are too fast isn't scored.
MOST_FAST = 0.1
#: What a wrong answer costs, in milliseconds, where the test doesn't ask for the right one.
PENALTY = 600

#: The paper's names for two of its six ways. D1: the test waits for the right key, and the time is up to that. D4: a
#: wrong answer's time becomes the mean of the block's right ones plus the penalty.
Variant = Literal["D1", "D4"]


@dataclass(frozen=True)
class Trial:
    """One answer: its block, the time it took in milliseconds, and whether the first key pressed was right."""

    block: int
    time: float
    right: bool


@dataclass(frozen=True)
class DScore:
    """`d`, from about -2 to 2, and what it is made of: means by block; by pair, their difference and the SD."""

    variant: Variant
    means: dict[int, float]
    practice: float
    test: float
    practice_sd: float
    test_sd: float

    @property
    def d(self) -> float:
        """The mean of the two ratios: practice and test count the same."""
        return (self.practice / self.practice_sd + self.test / self.test_sd) / 2


def counted(trials: Sequence[Trial]) -> tuple[Trial, ...]:
    """Steps 1 and 2: the trials of blocks 3, 4, 6 and 7 that took at most 10,000 ms.

    For example, a trial of block 5 is left out, and one of 10,001 ms. Raises ValueError for a time that isn't above 0,
    and where a block has fewer than two trials left.
    """
    if any(one.time <= 0 for one in trials):
        raise ValueError("a time is above 0 milliseconds")
    kept = tuple(one for one in trials if one.block in PRACTICE + TEST and one.time <= TOO_SLOW)
    for block in sorted(PRACTICE + TEST):
        if sum(one.block == block for one in kept) < 2:
            raise ValueError(f"block {block} has fewer than two trials that count; D needs blocks 3, 4, 6 and 7")
    return kept


def fast_share(trials: Sequence[Trial]) -> float:
    """Step 3: which part of the trials, from 0 to 1, took less than 300 ms. Above .10, a person is not scored.

    Over all trials given, so give it what `counted` keeps; some programs take the mean of the blocks' shares instead.
    For example, 1 of 8 is .125. Raises ValueError without trials.
    """
    if not trials:
        raise ValueError("there are no trials")
    return sum(one.time < TOO_FAST for one in trials) / len(trials)


def treated(trials: Sequence[Trial], variant: Variant) -> tuple[Trial, ...]:
    """Step 4: what wrong answers count, in milliseconds.

    With D1 nothing changes, because the time is up to the right key. With D4 a wrong answer takes the mean of the
    block's right ones + 600. For example, right answers of 700 and 900 ms make a wrong one in their block 1,400.

    Raises ValueError with D4 for a block without a right answer.
    """
    if variant == "D1":
        return tuple(trials)
    right: dict[int, float] = {}
    for block in sorted({one.block for one in trials}):
        times = [one.time for one in trials if one.block == block and one.right]
        if not times:
            raise ValueError(f"block {block} has no right answer, so a wrong one has no time to count")
        right[block] = mean(times)
    return tuple(one if one.right else replace(one, time=right[one.block] + PENALTY) for one in trials)


def inclusive_sd(trials: Sequence[Trial], pair: tuple[int, int]) -> float:
    """Step 5: one standard deviation (n - 1) over all trials of both blocks of a pair together, in milliseconds.

    It holds the difference between the blocks, too, so it is no pooled SD within them. For example, 600 and 800 in one
    block, 1,000 and 1,200 in the other: 258. Raises ValueError for fewer than two trials.
    """
    times = [one.time for one in trials if one.block in pair]
    if len(times) < 2:
        raise ValueError("a standard deviation takes two trials or more")
    return stdev(times)


def d_score(trials: Sequence[Trial], variant: Variant) -> DScore | None:
    """All steps: D of one person, from about -2 to 2, without a unit. None where more than 10 % of trials are too fast.

    D = ((M6 - M3) / SD of 3 and 6 + (M7 - M4) / SD of 4 and 7) / 2, with means and SDs of the treated times. The
    paper's list takes the SD before a wrong answer gets its penalty; the three programs that we read take it after, and
    so does this. With D1 both are the same, so exercises should use D1.

    Worked by hand, D1, two trials a block: 3: 600, 800. 6: 1,000, 1,200. 4: 500, 700. 7: 500, 900. The differences are
    400 and 100, the SDs 258.2 and 191.5, so D = (1.549 + .522) / 2 = 1.036.

    Raises ValueError as `counted` and `treated` do, and where all times of a pair are the same.
    """
    kept = counted(trials)
    if fast_share(kept) > MOST_FAST:
        return None
    timed = treated(kept, variant)
    means = {block: mean(one.time for one in timed if one.block == block) for block in sorted(PRACTICE + TEST)}
    spread = {pair: inclusive_sd(timed, pair) for pair in (PRACTICE, TEST)}
    for pair, sd in spread.items():
        if sd == 0:
            raise ValueError(f"all times in blocks {pair[0]} and {pair[1]} are the same, so there is no D")
    return DScore(
        variant=variant,
        means=means,
        practice=means[6] - means[3],
        test=means[7] - means[4],
        practice_sd=spread[PRACTICE],
        test_sd=spread[TEST],
    )


def made_up(
    seed: object, *, slower: float = 100, wrong: float = 0.06, fast: float = 0.0, waits: bool = True
) -> tuple[Trial, ...]:
    """Trials of somebody who doesn't exist: 20 in blocks 3 and 6, 40 in 4 and 7; the same for ever for the same seed.

    `slower` is how much longer, in milliseconds, answers in 6 and 7 take on average. `wrong` is the share of wrong
    first answers, `fast` that of answers below 300 ms, each from 0 to 1. Where the test `waits` for the right key, a
    wrong answer takes a few hundred milliseconds more. Times are skewed to the right, as real ones are: 300 ms and a
    lognormal part. For example, `made_up("a", wrong=0)` gives 120 trials, all right.

    Raises ValueError for a share outside 0 to 1, and where `slower` would make times negative (below -300).
    """
    if not 0 <= wrong <= 1 or not 0 <= fast <= 1:
        raise ValueError("a share lies between 0 and 1")
    if slower < -TOO_FAST:
        raise ValueError(f"answers can’t be more than {TOO_FAST} ms faster, or times would fall below 0")
    trials = []
    for block, many in ((3, 20), (4, 40), (6, 20), (7, 40)):
        for place in range(many):
            right = uniform(seed, block, place, "right") >= wrong
            time = 300 + 400 * math.exp(0.45 * normal(seed, block, place, "time")) + (slower if block > 5 else 0)
            if not right and waits:
                time += 250 + 250 * uniform(seed, block, place, "again")
            if uniform(seed, block, place, "fast") < fast:
                time = 150 + 140 * uniform(seed, block, place, "hasty")
            trials.append(Trial(block, round(time), right))
    return tuple(trials)
