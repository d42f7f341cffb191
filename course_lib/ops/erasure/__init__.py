"""A person, or a whole class, erased from a hub's machine: in an order in which each step can be done again."""
