"""Reports: the daily digest, a rep's morning, the pack for the weekly meeting (domain 2.12)."""
