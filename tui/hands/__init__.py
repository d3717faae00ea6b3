"""What a hand can do in mid-run, a file for each kind: a menu of moves, and the interventions that they stand for."""
