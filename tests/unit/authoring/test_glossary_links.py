"""The first mention of a term in a lesson leads to its entry, and `tidy` writes the link."""

from __future__ import annotations

from typing import Any

from course_lib.authoring.glossary_links import with_links
from course_lib.models import Glossary, Term


def term(name: str, **more: Any) -> Term:
    said = {"term": name.replace("-", " "), "means": "What it means.", "lesson": "another", "section": "somewhere"}
    return Term.model_validate({"id": name, **said, **more})


TERMS = Glossary(
    terms=(
        term("rupture"),
        term("weighted-kappa"),
        term("kappa"),
        term("care-form", term="CARE"),
        term("summary", linked=[]),
        term("grounding", lesson="here", section="taught"),
    )
)


def linked(*sources: str, glossary: Glossary = TERMS) -> list[str]:
    """The sources of these cells after a first one, with links; a cell's id is the first word of its heading."""
    cells = [
        {"cell_type": "markdown", "id": source.lstrip("# ").split()[0].lower(), "source": source}
        for source in ("# Title\n\nA rupture is what comes.", *sources)
    ]
    first, *found = with_links({"cells": cells}, "here", glossary)["cells"]
    assert first["source"] == cells[0]["source"]
    return [cell["source"] for cell in found]


def test_the_first_mention_is_a_link_and_no_other() -> None:
    assert linked("Two ruptures, and a rupture.", "A rupture.") == [
        "Two [ruptures](glossary.ipynb#cell-id=rupture), and a rupture.",
        "A rupture.",
    ]


def test_what_tidy_wrote_is_written_anew_and_stays_as_it_is() -> None:
    once = linked("A rupture.", "And kappa.")

    assert linked(*once) == once
    assert linked(*once, glossary=Glossary()) == ["A rupture.", "And kappa."]


def test_the_longest_name_counts_also_over_the_end_of_a_line() -> None:
    assert linked("So weighted\nkappa, and kappa.") == [
        "So [weighted\nkappa](glossary.ipynb#cell-id=weighted-kappa), and [kappa](glossary.ipynb#cell-id=kappa)."
    ]


def test_headings_quotations_code_and_links_are_left_alone() -> None:
    left = [
        "## A rupture",
        "“A rupture,” she says.",
        "> A rupture.",
        "`rupture`",
        "[a rupture](05-x.ipynb) https://rupture.org",
        "ruptured, pre-rupture",
        "```\nrupture\n```",
    ]

    assert linked(*left) == left


def test_a_word_of_capitals_is_not_found_in_a_small_one() -> None:
    assert linked("With care.", "The CARE.") == ["With care.", "The [CARE](glossary.ipynb#cell-id=care-form)."]


def test_a_word_with_everyday_senses_leads_nowhere() -> None:
    assert linked("A summary.") == ["A summary."]


def test_where_a_term_is_taught_it_is_met_without_a_link_below_lower_headings_too() -> None:
    assert linked("## Taught", "### More\n\nSuch grounding.", "## After\n\nGrounding.") == [
        "## Taught",
        "### More\n\nSuch grounding.",
        "## After\n\nGrounding.",
    ]
    assert linked("## Before\n\nGrounding.")[0].endswith("[Grounding](glossary.ipynb#cell-id=grounding).")


def test_what_to_carry_away_and_what_follows_has_no_links() -> None:
    left = ["## To carry away\n\n- A rupture.", "## References\n\n- A rupture."]

    assert linked(*left) == left
