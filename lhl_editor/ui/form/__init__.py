"""The form: a place in the strategy in, fields to read and write it out. `pane.FormPane` is all
that the window needs to know."""
