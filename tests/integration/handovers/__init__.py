"""Handing over: leaves, dismissals, and what goes back."""
