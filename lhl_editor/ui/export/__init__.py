"""Exporting: what is asked for, the work in a process of its own, and what came of it."""
