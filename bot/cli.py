"""The command line."""

import click


@click.group()
def main() -> None:
    """Ask every office head, remind, and post one consolidated vote."""
