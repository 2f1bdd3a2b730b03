"""One person's data: consent, what is kept of him, a copy for him, erasure at his wish."""
