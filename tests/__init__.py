"""Tests. unit/ needs nothing, integration/ a real PostgreSQL, e2e/ the whole desk."""
