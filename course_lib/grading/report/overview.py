"""The page's parts on the class as a whole: who is there, the totals, their reliability, an earlier assignment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean, stdev

from course_lib.charts import tables
from course_lib.grading.marks import Learner
from course_lib.grading.report import html, statistics
from course_lib.grading.report.disclosure import FEW, FEWEST, HIDDEN, among, is_few, merged
from course_lib.grading.report.figures import percent, signed, with_interval
from course_lib.grading.report.scores import Scores
from course_lib.measures.reliability import cronbach_alpha
from course_lib.models import Table

TENTHS = 10


def who(scores: Scores, *, names: bool) -> Iterator[str]:
    """How many have handed in, and how many wait for a person; by name only where `names` says so."""
    roster, there = list(scores.marks.learners), scores.handed_in
    missing = [one for one in roster if not one.handed_in]
    waiting = [one for one in there if one.waits]
    yield html.heading("Who is here")
    rows = [
        ("on the roster", HIDDEN if is_few(len(missing)) else among(len(roster), len(roster))),
        ("handed in", among(len(there), len(there))),
        ("not handed in", FEW if is_few(len(missing)) else str(len(missing))),
        ("wait for a person to mark something", FEW if is_few(len(waiting)) else str(len(waiting))),
    ]
    yield html.table("The class", ("learners", "how many"), rows)
    yield html.means(
        "A figure that rests on fewer than five learners is not told, nor is one from which it would follow. "
        "When somebody handed in says nothing about what they can do, and isn’t shown."
    )
    if names:
        yield from _named("Not handed in", missing)
        yield from _named("Wait for a person", waiting)


def _named(title: str, learners: Sequence[Learner]) -> Iterator[str]:
    if learners:
        rows = [(one.id, one.last_name, one.first_name) for one in learners]
        yield html.table(title, ("id", "last name", "first name"), rows)


def totals(scores: Scores) -> Iterator[str]:
    """How the totals are spread."""
    found = list(scores.totals.values())
    yield html.heading("Totals")
    if len(found) < FEWEST:
        yield html.said(f"Marked to the end: {FEW if found else 'nobody yet'}.")
        return
    n = among(len(found), len(scores.handed_in))
    yield html.said(
        f"Learners: {n}. Mean {percent(fmean(found))} of all points, standard deviation {percent(stdev(found))}."
    )
    yield html.means(
        "Only whoever is marked to the end is counted, after late penalties. A low mean can come from hard items as "
        "well as from a class that has learned little; it doesn’t tell the two apart."
    )
    bands = _bands(scores.totals)
    words = {"along": "Share of all points (%)", "up": "Learners per ten per cent"}
    text = (
        "Each block is a band of totals; its area, and the number above it, are the learners in it. Bands are put "
        "together until five learners are in each, or nobody."
    )
    yield html.figure(tables.draw("totals", Table((), bands, words), "classes"), text)
    rows = [(f"{low} to {high} %", str(count)) for low, high, count in bands]
    yield html.table("Learners by their share of all points", ("share of points", "learners"), rows)


def _bands(shares: Mapping[str, float]) -> list[tuple[int, int, int]]:
    """The ends of each band in per cent, and how many are in it."""
    tenths: list[set[str]] = [set() for _ in range(TENTHS)]
    for name, share in shares.items():
        tenths[max(0, min(int(share * TENTHS + 1e-9), TENTHS - 1))].add(name)
    return [
        (first * TENTHS, (last + 1) * TENTHS, sum(map(len, tenths[first : last + 1]))) for first, last in merged(tenths)
    ]


def reliability(scores: Scores) -> Iterator[str]:
    """Cronbach's alpha of what rule alone marks."""
    yield html.heading("How far the items go together")
    rows = list(scores.table.values())
    if len(rows) < FEWEST or len(scores.automatic) < 2:
        yield html.said(
            f"Cronbach’s alpha of the automatic items: {FEW if len(rows) < FEWEST else 'n/a, there is one item'}."
        )
    else:
        found = cronbach_alpha(rows)
        n = among(len(rows), len(scores.handed_in))
        yield html.said(
            f"Cronbach’s alpha of the {len(scores.automatic)} automatic items: {with_interval(found)}, 95 % interval "
            f"by Feldt; learners: {n}."
        )
    yield html.means(
        "Alpha rises with the number of items and with how much learners differ. A low one is to be expected where "
        "items ask for different things, or nearly all are right; a high one doesn’t say that they measure one "
        "thing, or the thing meant."
    )


def beside(now: Scores, name: str, earlier: Mapping[str, float] | None) -> Iterator[str]:
    """An earlier assignment beside this one, of whoever is marked to the end in both; nothing where none is named."""
    if earlier is None:
        return
    yield html.heading(f"Beside {name}")
    both = [one for one in now.totals if one in earlier]
    found = statistics.mean_difference([earlier[one] for one in both], [now.totals[one] for one in both])
    if len(both) < FEWEST or found is None:
        yield html.said(f"Marked to the end in both: {FEW if both else 'nobody'}.")
        return
    yield html.said(
        f"Learners marked to the end in both: {among(len(both), len(now.totals))}. They earned on average "
        f"{percent(fmean(earlier[one] for one in both))} of the points of {name}, and "
        f"{percent(fmean(now.totals[one] for one in both))} here: a difference of {signed(found.value)} percentage "
        f"points (95 % interval {signed(found.low)} to {signed(found.high)})."
    )
    yield html.means(
        "The two assignments ask for different things and may differ in how hard they are. So a difference is no "
        "measure of what was learned in between, nor of teaching."
    )
