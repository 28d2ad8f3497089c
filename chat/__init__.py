"""What the bot says: cards, buttons and sentences as plain values."""
