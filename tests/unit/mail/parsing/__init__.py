"""Raw bytes to plain data: whatever a sender may write is read, and nothing of it raises."""
