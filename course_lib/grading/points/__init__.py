"""An answer and its item in, points and reasons out: a file a sort of task. No files, no clock, no learner's code.

Reasons are for the learner: they say what their own answer did, never what another would have earned.
"""
