"""What every activity has in common."""
