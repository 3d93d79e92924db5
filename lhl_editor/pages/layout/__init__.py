"""How each kind of page is laid out: a page's content -> drafts, one a printed page."""
