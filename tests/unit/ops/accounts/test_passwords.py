"""First passwords can't be guessed, can be read from paper, and lie where root alone reads."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from course_lib.ops.accounts import passwords


def test_a_password_can_be_read_from_paper_and_none_comes_twice() -> None:
    made = {passwords.make() for _ in range(200)}

    assert len(made) == 200
    assert all(re.fullmatch(r"[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){3}", one) for one in made)


def test_they_are_kept_for_their_owner_alone_and_a_new_one_takes_the_place_of_the_old(tmp_path: Path) -> None:
    place = tmp_path / "state" / "first-passwords.csv"
    passwords.keep(place, "ana", "one")
    passwords.keep(place, "ben", "two")
    passwords.keep(place, "ana", "three")

    assert place.read_text() == "id,first_password\nana,three\nben,two\n"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert [file.name for file in place.parent.iterdir()] == [place.name]


def test_what_is_forgotten_leaves_the_others_and_a_file_that_was_handed_out_is_not_made_again(tmp_path: Path) -> None:
    place = tmp_path / "first-passwords.csv"
    passwords.forget(place, "ana")
    assert not place.exists()
    passwords.keep(place, "ana", "one")
    passwords.keep(place, "ben", "two")

    passwords.forget(place, "ana")

    assert place.read_text() == "id,first_password\nben,two\n"
