"""A folder a kind of activity: what it says to the page (`.py`), and what the page does with it (`.js`, `.css`)."""
