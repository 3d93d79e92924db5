"""The parts of a document's version history; `files/versions.py` is the door to them."""
