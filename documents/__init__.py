"""What leaves the desk on paper or as a file: the register, and the copy of a request."""
