"""What a learner has done, and what is to come."""
