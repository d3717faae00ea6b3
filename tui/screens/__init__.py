"""The screens: each turns what it was given into a page, and keys into commands."""
