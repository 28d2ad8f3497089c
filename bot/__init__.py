"""Assembly: command line, configuration, the wire to Telegram, intake, logs."""
