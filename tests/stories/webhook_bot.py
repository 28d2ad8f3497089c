"""A bot that is struck down between storing an update and its 200 (`test_struck_webhook.py`).

It runs as the command line runs it, with the configuration in the first argument. Whenever the file
in the second argument is there at that moment, it takes the file away and dies.
"""

import os
import signal
import sys
from pathlib import Path
from typing import Any

from bot.cli import main
from bot.webhook import Webhook

stores = Webhook._store


async def stores_and_dies(self: Webhook, update: dict[str, Any]) -> bool:
    """Stores the update, and dies before that is told."""
    stored = await stores(self, update)
    order = Path(sys.argv[2])
    if stored and order.exists():  # noqa: ASYNC240 - it dies anyway
        order.unlink()  # noqa: ASYNC240
        os.kill(os.getpid(), signal.SIGKILL)
    return stored


if __name__ == "__main__":
    vars(sys.modules["bot.webhook"])["Webhook"]._store = stores_and_dies
    main(["--config", sys.argv[1], "run"])
