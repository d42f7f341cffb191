"""Charts of a class, for its instructors."""
