"""PostgreSQL: models, migrations, the embedded server, outbox, blobs. Knows nothing of the rest."""
