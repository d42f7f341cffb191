"""Whatever somebody puts into the exchange, the others are collected as if it weren't there, and it is told."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.grading.classroom import NAME
from tests.support.grading.exchange import Inbound, ago

NOW = "2026-11-20 10:00:00.000000 UTC"


def a_pipe(folder: Path) -> None:
    (folder / f"{NAME}.ipynb").unlink()
    os.mkfifo(folder / f"{NAME}.ipynb")


def a_socket(folder: Path) -> None:
    here = Path.cwd()
    os.chdir(folder / "answers")  # a socket's path has 107 characters at most
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("a.jsonl")
    os.chdir(here)


def a_sparse_notebook(folder: Path) -> None:
    os.truncate(folder / f"{NAME}.ipynb", 200_000_000)


def a_folder_for_a_notebook(folder: Path) -> None:
    (folder / f"{NAME}.ipynb").unlink()
    (folder / f"{NAME}.ipynb").mkdir()


def a_link_for_answers(folder: Path) -> None:
    (folder / "answers" / "other.jsonl").symlink_to("/etc/hostname")


def a_file_for_answers(folder: Path) -> None:
    (folder / "answers").rename(folder / "aside")
    (folder / "answers").touch()


def two_thousand_answers(folder: Path) -> None:
    for number in range(2_000):
        (folder / "answers" / f"{number}.jsonl").touch()


def many_large_answers(folder: Path) -> None:
    for number in range(3):
        (folder / "answers" / f"{number}.jsonl").touch()
        os.truncate(folder / "answers" / f"{number}.jsonl", 12_000_000)


def nothing(folder: Path) -> None:
    for file in folder.glob("*.*"):
        file.unlink()
    (folder / "answers").rename(folder / "antworten")


def six_thousand_cells(folder: Path) -> None:
    cells = [{"cell_type": "raw", "metadata": {}, "source": ""}] * 6_000
    (folder / f"{NAME}.ipynb").write_text(json.dumps({"cells": cells, "nbformat": 4, "nbformat_minor": 5}))


@pytest.mark.parametrize(
    ("puts", "why"),
    [
        (a_pipe, "is no ordinary file"),
        (a_socket, "is no ordinary file"),
        (a_sparse_notebook, "200,000,000 bytes"),
        (a_folder_for_a_notebook, "is no ordinary file"),
        (a_link_for_answers, "holds a link"),
        (a_file_for_answers, "answers is no folder"),
        (two_thousand_answers, "files of answers"),
        (many_large_answers, "36,0"),
        (nothing, "neither a notebook nor answers"),
        (six_thousand_cells, "6,000 cells"),
    ],
)
def test_what_cant_be_taken_stops_nobody_and_is_told(inbound: Inbound, puts: Callable[[Path], None], why: str) -> None:
    # given: Eve hands in something that can't be taken
    folder = inbound.hand_in("eve", at=ago(seconds=5))
    puts(folder)

    # when: it is collected, and again
    for _ in range(2):
        log = inbound.collect()

        # then: the others are there, whole, and the line names the folder and says why
        assert inbound.collected() == {"ann", "ben"}
        assert [inbound.picked("ann"), inbound.picked("ben")] == [[1], [2]]
        (line,) = [line for line in log.splitlines() if "NOT collected" in line]
        assert folder.name in line
        assert why in line
        assert "Ask them to hand in again" in line


@pytest.mark.parametrize(
    "name",
    [
        f"eve+{NAME}+garbage+x",
        f"eve+{NAME}+9999-99-99 99:99:99.000000 UTC+x",
        f"eve+{NAME}+9999-12-31 23:59:59.000000 UTC+x",
        f"eve+{NAME}+2026-11-31 23:59:59 -2300+x",
        f"eve+{NAME}",
        f"eve+{NAME}+{NOW}+x+y",
        f"*+{NAME}+{NOW}+x",
        f"[a]*+{NAME}+{NOW}+x",
        f"..+{NAME}+{NOW}+x",
        f"+{NAME}+{NOW}+x",
        f"a\nb+{NAME}+{NOW}+x",
        f"<img src=x onerror=alert(1)>+{NAME}+{NOW}+x",
        f"o'br\"ien+{NAME}+{NOW}+x",
        f"=cmd|' C'!A0+{NAME}+{NOW}+x",
        f"@SUM(1)+{NAME}+{NOW}+x",
        f"-rf+{NAME}+{NOW}+x",
        f"{'e' * 65}+{NAME}+{NOW}+x",
        f"\udcff\udcfe+{NAME}+{NOW}+x",
    ],
)
def test_a_name_that_nbgrader_doesnt_give_is_nobodys(inbound: Inbound, name: str) -> None:
    # given: a whole submission under that name
    inbound.hand_in("eve").rename(inbound.place / name)

    # when: it is collected
    log = inbound.collect()

    # then: the others are there, and the line shows the name without what a page or a terminal would act on
    assert inbound.collected() == {"ann", "ben"}
    (line,) = [line for line in log.splitlines() if "NOT collected" in line]
    assert "It can be removed" in line
    shown = line.partition("NOT collected: ")[2].partition(" (account")[0]
    assert shown
    assert not set("<>\"'*[]\n|!") & set(shown)


def test_a_file_in_a_folders_place_and_a_link_to_a_submission_are_nobodys(inbound: Inbound) -> None:
    (inbound.place / f"eve+{NAME}+{NOW}+x").write_text("here I am")
    (inbound.place / f"mallory+{NAME}+{NOW}+x").symlink_to(next(inbound.place.glob("ann+*")))

    log = inbound.collect()

    assert inbound.collected() == {"ann", "ben"}
    assert log.count("This is no folder.") == 2


def test_a_thousand_odd_folders_of_one_account_dont_hide_the_line_about_another(inbound: Inbound) -> None:
    for number in range(1_000):
        (inbound.place / f"{number}?+{NAME}+{NOW}+x").mkdir()
    (inbound.hand_in("mo") / f"{NAME}.ipynb").rename(inbound.place / "elsewhere")

    log = inbound.collect()

    assert inbound.collected() == {"ann", "ben", "mo"}
    assert "mo: No notebook came with it." in log
    assert log.count("NOT collected") == 11
    assert "990 more of account" in log
