"""The sandbox's mail: real SMTP and IMAP servers, and the mailboxes of everybody in the world."""
