"""The demo: an embedded PostgreSQL, sample data, and the sandbox with the desk as its child."""
