"""The command palette: every place and every command, by name."""
