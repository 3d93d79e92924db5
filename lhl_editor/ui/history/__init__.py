"""The versions of a document as people meet them: all of them, their names, earlier values."""
