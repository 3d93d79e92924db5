"""Find and replace over every field of the strategy."""
