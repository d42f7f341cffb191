"""Charts that a question of an assignment shows, a module each."""
