"""Charts that teach, a module each."""
