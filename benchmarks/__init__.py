"""Speed: our week against the same week in Mesa and in SimPy, and against fixed limits (make bench)."""
