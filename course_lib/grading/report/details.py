"""The page's parts on single items: how hard they were, what was chosen and confused, and how sure learners were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from course_lib.charts import tables
from course_lib.grading.report import confidence, html, options
from course_lib.grading.report.disclosure import FEW, FEWEST, HIDDEN
from course_lib.grading.report.figures import decimal, percent, with_interval
from course_lib.grading.report.items import Row
from course_lib.grading.report.scores import Scores
from course_lib.models import Table

THIRDS = ("option", "class", "upper third", "lower third")


def items(rows: Sequence[Row]) -> Iterator[str]:
    """A row an item, and their difficulty drawn."""
    yield html.heading("Items")
    yield html.means(
        "Difficulty is the mean share of an item’s points: near 1 everybody earned them. An item that everybody "
        "gets right isn’t a bad item; it may ask for what everybody has to know."
    )
    yield html.means(
        "Discrimination is the correlation of an item with the other automatic items; the interval says how little "
        "a small class tells. With some thirty learners it is mostly noise, and its interval often holds 0. Where "
        "it is clearly below 0, look at the key and the wording first. Upper − lower is how much more the best 27 % "
        "earned of it than the 27 % at the other end."
    )
    heads = ("item", "points", "learners", "difficulty", "discrimination (95 % interval)", "upper − lower")
    cells = [
        (one.item.title, f"{one.item.points:g}", one.n, one.told, with_interval(one.discrimination), decimal(one.index))
        if one.n != FEW
        else (one.item.title, f"{one.item.points:g}", FEW, FEW, FEW, FEW)
        for one in rows
    ]
    drawn = [(f"{place}. {one.item.title}", one.difficulty) for place, one in enumerate(rows, 1)]
    dots = [(name, share) for name, share in drawn if share is not None]
    if dots:
        words = {"along": "Mean share of the points"}
        text = (
            "A dot an item, the further to the right the easier. Items of which the exact figure isn’t told have none."
        )
        yield html.figure(tables.draw("items", Table((), dots, words), "classes"), text)
    numbered = [(f"{place}. {title}", *others) for place, (title, *others) in enumerate(cells, 1)]
    yield html.table("Items, in the order of the assignment", heads, numbered)


def chosen(scores: Scores) -> Iterator[str]:
    """A table for each choice and each sentence to judge."""
    found = list(options.options(scores))
    if not found:
        return
    yield html.heading("What was chosen")
    yield html.means(
        "How many learners chose each option, in the class and in its upper and lower third by automatic points. An "
        "option that the upper third likes may be worth a talk in class, or another wording. That nobody chose one "
        "doesn’t make it a bad one."
    )
    yield html.means(
        f"“{HIDDEN}” stands where a count of five or more, taken from the sum, would tell one of fewer. Whoever has "
        "the same points as the last one of a third belongs to it, too."
    )
    for one in found:
        yield html.heading(one.item.title, 3)
        yield html.said(one.item.prompt)
        groups = [
            f"{name} ({FEW if n is None else n})"
            for name, n in zip(THIRDS[1:], (one.n, one.upper, one.lower), strict=True)
        ]
        rows = [
            (f"{row.text} ({row.earns})" if row.earns else row.text, row.whole, row.upper, row.lower)
            for row in one.rows
        ]
        caption = f"Learners by option: {one.item.title}"
        yield html.table(caption, (THIRDS[0], *groups), rows, [row.earns == options.KEY for row in one.rows])


def confused(scores: Scores) -> Iterator[str]:
    """What was most often taken for something else, of cards and of turns."""
    found = list(options.confusions(scores))
    if not found:
        return
    yield html.heading("What was taken for what")
    yield html.means(
        f"Cards and turns that {FEWEST} learners or more placed or coded otherwise than our key, the most frequent "
        "first. Where many agree on another label, the key may be the one to look at again."
    )
    for item, pairs in found:
        yield html.heading(item.title, 3)
        if not pairs:
            yield html.said(f"No confusion was shared by {FEWEST} learners or more.")
            continue
        rows = [(one.text.strip(), one.key, one.given, str(one.learners)) for one in pairs]
        yield html.table(f"Confusions: {item.title}", ("card or turn", "key", "taken for", "learners"), rows)


def sureness(scores: Scores) -> Iterator[str]:
    """The Brier score by item, and the calibration of all answers together."""
    found = list(confidence.said(scores))
    if not found:
        return
    yield html.heading("How sure, and how often right")
    answers = [one for _, answers in found for one in answers]
    whole = confidence.of_answers(answers)
    if whole is None:
        yield html.said(f"Learners who said how sure they were: {FEW}.")
        return
    yield html.said(
        f"Over {whole.n} answers learners were {percent(whole.confidence)} sure on average, and "
        f"{percent(whole.right)} of the answers were right. Brier score {decimal(whole.brier)}."
    )
    yield html.means(
        "The Brier score is the mean squared distance between sureness and being right: 0 is best, and saying 50 % "
        "each time gives .25. It mixes how much is known with how well that is judged, so compare it for the same "
        "items only."
    )
    bands = [(100 * one.sure, 100 * one.right, one.answers) for one in confidence.bands(answers)]
    words = {"along": "How sure, on average (%)", "up": "Answers that were right (%)", "even": "as sure as right"}
    text = (
        "A dot for answers of much the same sureness, its number how many. Dots below the line: surer than right. "
        "Above it: more often right than sure. One learner has several answers in it, so dots of few answers move "
        "easily."
    )
    yield html.figure(tables.draw("sure-and-right", Table((), bands, words), "classes"), text)
    rows = [(f"{sure:.0f} %", f"{right:.0f} %", str(n)) for sure, right, n in bands]
    yield html.table("Calibration, all items together", ("sure, on average", "right", "answers"), rows)
    by_item = ((item.title, confidence.of_answers(answers)) for item, answers in found)
    cells = [
        (title, percent(one.confidence), decimal(one.brier)) if one else (title, FEW, FEW) for title, one in by_item
    ]
    yield html.table("Calibration by item", ("item", "sure, on average", "Brier score"), cells)
