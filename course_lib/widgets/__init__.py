"""The activities: one small class and one front end each, all in the same frame."""
