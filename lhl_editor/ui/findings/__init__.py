"""What is left to do: one list of all that was found in the strategy, and what mends it."""
