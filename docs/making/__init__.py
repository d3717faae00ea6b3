"""What is made from the project rather than by it: the catalogues of its languages, the folder for a USB stick."""
