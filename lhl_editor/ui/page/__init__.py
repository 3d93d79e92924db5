"""The page as it is published, beside the form."""
