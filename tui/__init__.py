"""The interface in the terminal: pure painters, thin widgets, a few screens, and one seam to the simulation."""
