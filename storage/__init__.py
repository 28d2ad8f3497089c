"""What is kept: schema, transactions, migrations, one module per concept."""

from sqlalchemy import Connection

__all__ = ["Connection"]
