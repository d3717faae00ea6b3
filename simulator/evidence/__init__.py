"""What the model answers to: facts of the literature, each with its band, measured on the model itself."""
