"""Letters: what they say, how they look, and the bytes they are sent as."""
