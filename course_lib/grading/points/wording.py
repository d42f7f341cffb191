"""Figures as the reasons say them."""

from __future__ import annotations


def figure_in_words(figure: float) -> str:
    """A kappa, or another figure from -1 to 1, to two decimals, without the zero before the point."""
    return f"{figure:.2f}".replace("0.", ".", 1)
