"""The Bot API as Telegram serves it, strict and in memory."""
