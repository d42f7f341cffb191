"""Lists that others wrote, as CSV files: their lines and cells, and which column of a class list says what.

Pure. A class list serves the grading (`empathy roster`) and the accounts of a hub (`empathy accounts`) alike.
"""
