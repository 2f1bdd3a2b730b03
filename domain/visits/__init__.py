"""Visits: calls by the list, appointments with their invitations, meetings (domain 2.7, 2.17)."""
