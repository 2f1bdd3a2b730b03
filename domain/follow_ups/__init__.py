"""What questionnaires and talks leave behind to live on: tasks and opportunities (domain 2.16)."""
