"""Quality problems of clients: what a stopped questionnaire begins (domain 2.10 - 2.11)."""
