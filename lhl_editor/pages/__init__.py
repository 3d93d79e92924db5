"""Every editorial decision, once: a strategy becomes blocks, and blocks become placed pages."""
