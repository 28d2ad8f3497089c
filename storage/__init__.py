"""What is kept: schema, transactions, migrations, one module per concept."""
