"""The strategy as a value: pure, no files, no clock, no window."""
