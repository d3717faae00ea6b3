"""Measures: pure functions of what happened and of the society, from arrays to numbers.

A measure that has no value (the shape of a cascade of one, the mean of nobody) is `nan`, never 0: it is shown
as "n/a".  Definitions are those of the field; each is held to a closed form in `tests/theory`.
"""
