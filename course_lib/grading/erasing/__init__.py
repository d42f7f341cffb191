"""A learner, or all of them, taken out of an instructor's course: gradebook, submissions, pages, notes of marking."""
