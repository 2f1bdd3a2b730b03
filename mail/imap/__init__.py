"""Mailboxes read by IMAP: every mail becomes a durable row before anything is made of it."""
