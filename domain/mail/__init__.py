"""What mail means to the desk: plain data in, letters out. Nothing here knows of IMAP or SMTP."""
