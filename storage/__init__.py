"""PostgreSQL: models, migrations, the embedded server, the outbox, blobs, limits."""
