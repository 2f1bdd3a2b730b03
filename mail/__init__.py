"""IMAP in, SMTP out. Empty until clients can write by mail; the import rules hold already."""
