"""No dead knobs: for every parameter of the schema a small world in which it moves what its documentation says."""
