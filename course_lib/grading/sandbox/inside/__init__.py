"""What runs in the sandbox. Learners can read it there; it holds no secret and imports the standard library alone."""
