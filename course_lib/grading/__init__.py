"""Marking: answers are data, judged in the grader's own process; no learner's notebook is run.

Keys live in an item bank that no step of nbgrader copies. Not part of a learner's installation.
"""
