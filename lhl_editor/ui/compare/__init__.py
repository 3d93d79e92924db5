"""«Sammenlign»: two versions chosen, what differs between them, and the way back to the old."""
