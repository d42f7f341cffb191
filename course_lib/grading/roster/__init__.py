"""Who is in the class: a list as a platform exports it, made nbgrader's roster.

Pure: `entries` (lines to learners, or letters), `changes` (what is new, other, gone). The edge is `command`
(`empathy roster`). What each column says stands in `course_lib/lists/columns.py`.
"""
