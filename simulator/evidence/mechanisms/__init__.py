"""The 83 claims of the mission's texts: each a mechanism with a switch, a visible measure and a claim to keep."""
