"""Nothing of what was read while writing stands in the project: no run of words of the corpus, none of the article."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.places import ROOT

SHARED = ROOT.parent / "shared"
CORPUS = SHARED / "eval" / "annomi_dev.csv"
ARTICLE = SHARED / "source" / "article.txt"
KINDS = {".ipynb", ".md", ".yml", ".yaml", ".py", ".js", ".json", ".csv", ".txt", ".html", ".toml"}
#: Made by a run or fetched, never written by us.
NOT_OURS = {".git", ".venv", "build", "node_modules", "__pycache__", "my-course", ".mypy_cache", ".ruff_cache"}


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower().replace("’", "'"))


def runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    said = words(text)
    return (tuple(said[start : start + length]) for start in range(len(said) - length + 1))


def files() -> Iterator[tuple[Path, str]]:
    for file in ROOT.rglob("*"):
        if file.suffix in KINDS and not NOT_OURS & set(file.relative_to(ROOT).parts) and file.is_file():
            text = file.read_text(encoding="utf-8", errors="replace")
            if file.suffix == ".ipynb":
                text = "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"])
            yield file, text


def echoes(known: set[tuple[str, ...]], length: int) -> list[str]:
    found = [(file, run) for file, text in files() for run in runs(text, length) if run in known]
    return [f"{file.relative_to(ROOT)}: {' '.join(run)}" for file, run in found]


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS.is_file(), reason="the corpus is not here (../shared/eval): nothing to compare with")
def test_no_ten_words_of_the_corpus_stand_in_the_project() -> None:
    with CORPUS.open(encoding="utf-8", newline="") as text:
        known = {run for row in csv.DictReader(text) for run in runs(row["utterance_text"], 10)}

    assert echoes(known, 10) == []


@pytest.mark.slow
@pytest.mark.skipif(not ARTICLE.is_file(), reason="the article is not here (../shared/source): nothing to compare with")
def test_no_eight_words_of_the_article_stand_in_the_project() -> None:
    lines = [line for line in ARTICLE.read_text(encoding="utf-8").splitlines() if len(words(line)) > 12]
    known = {run for line in lines for run in runs(line, 8)}

    assert echoes(known, 8) == []


def test_a_run_of_words_is_found() -> None:
    assert list(runs("It’s late, and dark.", 3)) == [("it's", "late", "and"), ("late", "and", "dark")]
