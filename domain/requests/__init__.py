"""Requests, handoffs and the register (domain 1)."""
