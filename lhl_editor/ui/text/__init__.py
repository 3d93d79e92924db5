"""The fields that a person writes in: a Text or a line in, and out again as she types."""
