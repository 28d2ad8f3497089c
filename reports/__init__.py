"""What coordinators get: chat text, picture, data."""
