"""Clients: found by a few letters, shown to those who may see them (domain 4)."""
