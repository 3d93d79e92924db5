"""Merging in the window: what others made of the document, offered, settled and brought in."""
