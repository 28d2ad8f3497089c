"""Reading and checking round files, and ready-made rounds."""
