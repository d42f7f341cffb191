"""Whatever somebody puts into the exchange, the others are collected as if it weren't there, and it is told."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import nbformat
import pytest

from tests.support.grading.classroom import NAME, CourseRoom
from tests.support.grading.exchange import BUS, Inbound, ago

NOW = "2026-11-20 10:00:00.000000 UTC"


@pytest.fixture
def inbound(released: CourseRoom) -> Inbound:
    """Ann and Ben have handed in."""
    inbound = Inbound(released)
    inbound.hand_in("ann", picked=1)
    inbound.hand_in("ben", picked=2)
    return inbound


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
        f"eve+{NAME}+9999-12-31 23:59:59 -2300+x",
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


def test_what_marking_doesnt_need_stays_there_and_is_in_nobodys_way(inbound: Inbound) -> None:
    # given: beside Eve's honest work lie a pipe, a link, a folder with ten thousand files and a hundred deep ones
    folder = inbound.hand_in("eve", picked=3)
    os.mkfifo(folder / "pipe")
    (folder / "shortcut").symlink_to("/etc/hostname")
    (folder / "photo.png").touch()
    os.truncate(folder / "photo.png", 10**12)
    (folder / "many").mkdir()
    for number in range(10_000):
        (folder / "many" / str(number)).touch()
    (folder / "/".join("d" * 100)).mkdir(parents=True)
    (folder / f"{NAME}.yml").write_text("title: mine\nitems: []\n")

    inbound.collect()

    # then: her notebook and answers are collected, and nothing else but what we write
    assert inbound.picked("eve") == [3]
    names = {str(file.relative_to(inbound.copy("eve"))) for file in inbound.copy("eve").rglob("*")}
    ours = {"timestamp.txt", "submission_secret.txt", "collected.json"}
    assert names == ours | {f"{NAME}.ipynb", "answers", "answers/sitting.jsonl"}


def test_nothing_that_a_notebook_saved_comes_with_it(inbound: Inbound) -> None:
    # given: a notebook whose outputs and settings hold a script
    script = "<script>alert(document.domain)</script>"
    file = inbound.hand_in("eve") / f"{NAME}.ipynb"
    notebook = nbformat.read(file, as_version=4)
    for cell in notebook.cells:
        cell.metadata["widgets"] = script
        if cell.cell_type == "code":
            cell.outputs = [nbformat.v4.new_output("display_data", {"text/html": script})]
        else:
            cell.attachments = {"x.svg": {"image/svg+xml": script}}
    notebook.metadata["title"] = script
    nbformat.write(notebook, file)

    inbound.collect()

    # then: the cells' sources and nbgrader's settings are there to the letter, and nothing else
    kept = nbformat.read(inbound.copy("eve") / file.name, as_version=4)
    nbformat.validate(kept)
    assert [cell.source for cell in kept.cells] == [cell.source for cell in notebook.cells]
    about = [cell.metadata.get("nbgrader") for cell in notebook.cells]
    assert [cell.metadata.get("nbgrader") for cell in kept.cells] == about
    assert script not in (inbound.copy("eve") / file.name).read_text()


def test_a_damaged_notebook_is_taken_to_the_byte_and_told(inbound: Inbound) -> None:
    folder = inbound.hand_in("eve", picked=3)
    (folder / f"{NAME}.ipynb").write_bytes(b'{"cells": [\xff')

    log = inbound.collect()

    assert (inbound.copy("eve") / f"{NAME}.ipynb").read_bytes() == b'{"cells": [\xff'
    assert inbound.picked("eve") == [3]
    assert f"eve: {NAME}.ipynb is damaged" in log


def test_odd_times_and_secrets_stop_neither_collecting_nor_marking_nor_feedback(inbound: Inbound) -> None:
    # given: one of nbgrader's two small files is gone or odd, each time another, and nobody is still writing
    inbound.room.monkeypatch.setattr("course_lib.grading.collecting.times.SLACK", timedelta())
    says = {"timestamp.txt": "Its timestamp.txt tells another", "submission_secret.txt": "What names their page"}
    holds = [None, b"", b"yesterday", b"\xff" * 9]
    odd = {f"eve-{file[0]}-{number}": (file, bytes) for file in says for number, bytes in enumerate(holds)}
    for learner, (file, bytes) in odd.items():
        folder = inbound.hand_in(learner)
        (folder / file).unlink()
        if bytes is not None:
            (folder / file).write_bytes(bytes)

    # when: it is collected twice, marked, and feedback is sent back
    log = inbound.collect()
    inbound.collect()
    for learner in (*odd, "ann"):
        inbound.room.step("autograde", learner)
    inbound.room.step("generate_feedback")
    inbound.room.step("release_feedback")

    # then: everybody who was marked has a page, and what was odd is told
    assert len(list((inbound.place.parent / "feedback").glob("*.html"))) == len(odd) + 1
    for learner, (file, bytes) in odd.items():
        assert f"{learner}: {'It has no' if file == 'timestamp.txt' and bytes is None else says[file]}" in log


def test_a_secret_copied_from_somebody_else_doesnt_take_their_page(inbound: Inbound) -> None:
    ann = next(inbound.place.glob("ann+*")) / "submission_secret.txt"
    eve = inbound.hand_in("eve") / "submission_secret.txt"
    eve.write_bytes(ann.read_bytes())

    log = inbound.collect()

    secrets = {(inbound.copy(name) / "submission_secret.txt").read_bytes() for name in ("ann", "ben", "eve")}
    assert len(secrets) == 3
    assert ann.read_bytes() in secrets
    assert "eve: What names their page of feedback" in log


def test_a_thousand_odd_folders_of_one_account_dont_hide_the_line_about_another(inbound: Inbound) -> None:
    for number in range(1_000):
        (inbound.place / f"{number}?+{NAME}+{NOW}+x").mkdir()
    (inbound.hand_in("mo") / f"{NAME}.ipynb").rename(inbound.place / "elsewhere")

    log = inbound.collect()

    assert inbound.collected() == {"ann", "ben", "mo"}
    assert "mo: No notebook came with it." in log
    assert log.count("NOT collected") == 11
    assert "990 more of account" in log


def test_an_answer_dated_after_handing_in_is_told_to_the_marker(inbound: Inbound) -> None:
    folder = inbound.hand_in("eve")
    inbound.answer(folder, 1, ago(days=-24))

    log = inbound.collect()
    marking = inbound.room.step("autograde", "eve")

    assert "eve: 1 answer(s) are dated after it was handed in." in log
    assert "1 answer(s) are dated after it was handed in." in marking
    assert BUS in inbound.room.grades("eve")
