"""Charts: what each is drawn from (`tables`), how they all look (`drawing`), and a module for each."""
