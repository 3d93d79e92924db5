"""The page before there is a document: who one is, the files of late, and ways to begin."""
