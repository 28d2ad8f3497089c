"""A Telegram of its own on this machine, with a chat page in the browser."""
