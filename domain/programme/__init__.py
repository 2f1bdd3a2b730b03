"""The VIP programme: campaigns, their lists and reps, norms, coverage, segments, rhythm."""
