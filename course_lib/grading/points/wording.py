"""Figures as the reasons say them."""

from __future__ import annotations


def kappa_in_words(kappa: float) -> str:
    """A kappa to two decimals, without the zero before the point."""
    return f"{kappa:.2f}".replace("0.", ".", 1)
