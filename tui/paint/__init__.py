"""Numbers to cells: pure functions that know nothing of Textual, of screens or of runs in progress."""
