"""What is counted of the bot's work."""

from prometheus_client import Counter, Histogram

UPDATES = Counter(
    "fieldpost_updates_total", "Updates from Telegram, by how they ended.", ["outcome"]
)
UPDATE_SECONDS = Histogram(
    "fieldpost_update_seconds",
    "From an update's arrival to its commit.",
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0),
)
CALLS = Counter(
    "fieldpost_bot_api_calls_total",
    "Calls of the Bot API, by method and how they ended.",
    ["method", "outcome"],
)

TAKEN = UPDATES.labels("taken")
REDELIVERED = UPDATES.labels("redelivered")
REFUSED = UPDATES.labels("refused")
ASIDE = UPDATES.labels("aside")
