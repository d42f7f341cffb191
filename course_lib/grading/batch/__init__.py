"""A class marked in one run: fast, and safe to kill. What `nbgrader autograde` gives with our plug-ins, row by row.

Pure: `todo` (what has to be done), `rows` (what the gradebook gets), `telling` (what the instructor reads). Edges:
`course` and `assignment` read; `workers` run `judging`, each submission alone; `tables`, `folder` and `ledger` write,
from one process.
"""
