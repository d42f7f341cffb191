"""The bands of lesson 12 are what the formulas give for the figures of the JSE that its file holds."""

from __future__ import annotations

import pytest

from course_lib import paths
from course_lib.content.reader import Content
from course_lib.measures.reliability import CRITICAL, reliable_change, standard_error_of_measurement
from course_lib.models import Figure, Instrument


def test_bands_and_the_reliable_score_are_computed_from_what_the_instrument_says() -> None:
    content = Content(paths.data())
    jse = content.one(Instrument, "jse")
    sd, alpha = jse.norms[0].sd, jse.reliability[0].value
    assert sd is not None
    figure = next(one for one in content.all(Figure) if one.id == "two-scores-and-their-bands")
    (_, first, *before), (_, second, *after), (_, reliable, *_) = figure.rows

    half = CRITICAL * standard_error_of_measurement(sd, alpha)
    for score, band in ((first, before), (second, after)):
        assert band == pytest.approx([float(score) - half, float(score) + half], abs=0.05)
    change = reliable_change(float(first), float(second), sd, alpha)
    assert not change.reliable
    assert reliable == pytest.approx(float(first) + change.least, abs=0.05)
