"""Stories told from outside: a running demo, its phones, its clock and its command line."""
