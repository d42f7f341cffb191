"""A backup brought back to a machine: looked through whole, then accounts, then files. Each can be done twice."""
