"""An editor for a living strategy document."""

__version__ = "0.1.0"
