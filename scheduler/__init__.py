"""What time brings: the ticker, reminders, opening and closing, the outbox."""
