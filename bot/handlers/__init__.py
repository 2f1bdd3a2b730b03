"""One-shot acts: commands, taps on handoffs and requests, inline look-up, group chats."""
