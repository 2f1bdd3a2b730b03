"""Composition root: settings, command line, processes, jobs and the web endpoints."""
