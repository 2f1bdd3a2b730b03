"""VIP questionnaires: begun at a visit, stopped by bad quality, written back when handed in."""
