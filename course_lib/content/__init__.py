"""The only reader of what authors write: `data/` and the notebooks."""
