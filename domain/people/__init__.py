"""Employees: who they are, how they come in, how they leave."""
