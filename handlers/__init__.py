"""What people say to the bot: routes, who is it, the conversation."""
