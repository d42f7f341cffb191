"""Charts of a learner's own progress, a module each."""
