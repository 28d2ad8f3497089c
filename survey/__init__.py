"""The rules of a round: pure functions over values."""
