"""IMAP in, SMTP out. Empty until mail becomes a way to write requests; the import rules already hold for it."""
