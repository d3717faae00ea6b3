"""Tests are sentences of the model; the folders mirror the code."""
