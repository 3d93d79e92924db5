"""Narrow doors to the outside world: files read with all their faults, and written whole."""
