"""Names of folders in the exchange: nbgrader's own are read, and no other gets past."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.grading.collecting import naming
from course_lib.grading.collecting.refused import Refused, shown

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2026-11-30 01:40:00.250000 UTC", datetime(2026, 11, 30, 1, 40, 0, 250_000, UTC)),
        ("2026-11-30 01:40:00 UTC", datetime(2026, 11, 30, 1, 40, tzinfo=UTC)),
        ("2026-07-01 03:40:00.000000 CEST", datetime(2026, 7, 1, 1, 40, tzinfo=UTC)),
        ("2026-11-30 02:40:00.000000 CET", datetime(2026, 11, 30, 1, 40, tzinfo=UTC)),
        ("2026-11-30 02:40:00.000000 -03", datetime(2026, 11, 30, 5, 40, tzinfo=UTC)),
    ],
)
def test_the_time_is_read_in_the_zone_of_the_exchange(written: str, at: datetime) -> None:
    assert naming.read(f"ann+week-3+{written}+x", "week-3", BERLIN).at == at


@pytest.mark.parametrize("learner", ["ann", "a.b_c-d", "ann@uni.example", "s1234567", "_svc", "9", "e" * 64])
def test_an_ordinary_id_is_taken(learner: str) -> None:
    assert naming.read(f"{learner}+week-3+2026-11-30 01:40:00 UTC+x", "week-3", UTC).learner == learner


@given(st.text(), st.text(), st.text())
def test_no_name_of_any_signs_gets_a_strange_id_past(learner: str, time: str, random: str) -> None:
    for folder in (f"{learner}+week-3+{time}+{random}", f"{learner}+week-3+2026-11-30 01:40:00 UTC+x"):
        try:
            read = naming.read(folder, "week-3", UTC)
        except Refused:
            continue
        assert read.learner.isascii()
        assert set(read.learner) <= set("._-@") | {sign for sign in read.learner if sign.isalnum()}
        assert read.learner[0].isalnum() or read.learner[0] == "_"


@given(st.text())
def test_a_name_is_shown_in_plain_signs(name: str) -> None:
    assert shown(name.encode("utf-8", "surrogateescape" if name.isascii() else "replace").decode()).isprintable()
    assert not set("<>&\"'*[]|`$\\\n") & set(shown(name.encode("utf-8", "replace").decode()))
