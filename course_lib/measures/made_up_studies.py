"""Studies that nobody did: correlations drawn by lot around a true mean, to practise pooling with."""

from __future__ import annotations

import math
from collections.abc import Mapping

from course_lib.measures.chance import normal, uniform
from course_lib.measures.pooling import Study, fisher_z, z_to_r, z_variance

#: The fewest people in a made-up study, and how unevenly people are spread over studies (SD of a size's logarithm).
FEWEST, UNEVEN = 14, 0.75


def made_up_studies(
    seed: object, *, count: int, people: int, r: float, tau: float, leans: Mapping[int, float] | None = None
) -> tuple[Study, ...]:
    """`count` studies of `people` in all, around a true mean `r` (-1 to 1); the same for ever for the same seed.

    A study's true z is that of `r`, and a normal part with standard deviation `tau` (0 or more, in z), and what `leans`
    adds by its place from 0. The z that it finds has its sampling error besides. Its r has two decimals, as journals
    print them. For example, `made_up_studies("a", count=5, people=400, r=.3, tau=0)` gives five studies whose r differ
    by sampling error alone.

    Raises ValueError for fewer than two studies, too few people to go round, a negative tau, and an r outside -1 to 1.
    """
    if tau < 0:
        raise ValueError("tau is 0 or more")
    studies = []
    for place, n in enumerate(sizes(seed, count, people)):
        true = fisher_z(r) + tau * normal(seed, place, "true") + (leans or {}).get(place, 0)
        found = true + math.sqrt(z_variance(n)) * normal(seed, place, "found")
        studies.append(Study(f"{place + 1}", round(z_to_r(found), 2), n))
    return tuple(studies)


def sizes(seed: object, count: int, people: int) -> tuple[int, ...]:
    """How many people are in each of `count` studies: at least `FEWEST`, skewed as real sizes are, `people` in all.

    Raises ValueError for fewer than two studies, and where there are too few people for them.
    """
    spare = people - FEWEST * count
    if count < 2 or spare < 0:
        raise ValueError(f"it takes two studies or more, and {FEWEST} people for each")
    shares = [math.exp(UNEVEN * normal(seed, place, "size")) for place in range(count)]
    # Rounded running totals, so that the sizes add up.
    ends = [round(spare * sum(shares[: place + 1]) / sum(shares)) for place in range(count)]
    return tuple(FEWEST + end - start for start, end in zip([0, *ends], ends, strict=False))


def dealt(seed: object, place: int, what: str, shares: Mapping[str, float]) -> str:
    """Which of several names a place is dealt: each by its share, and the shares add up to 1.

    For example, `dealt("a", 0, "rater", {"client": 1})` is `client`.
    """
    drawn, upto = uniform(seed, place, what), 0.0
    for name, share in shares.items():
        upto += share
        if drawn < upto:
            return name
    return name
