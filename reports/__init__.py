"""What coordinators get: chat text, pictures, documents, data."""
