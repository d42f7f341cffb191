"""What an assignment can ask: a type a kind, with its key. `question()` is what of it travels to a learner."""
