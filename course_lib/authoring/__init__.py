"""What authors and releases need: skeletons, checks, tidy notebooks."""
