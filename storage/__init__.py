"""PostgreSQL: models, migrations, the embedded server, the outbox, blobs. Knows nothing of the rest."""
