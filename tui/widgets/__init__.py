"""Thin widgets: they put painted rows on the screen and hand on what the mouse touched."""
