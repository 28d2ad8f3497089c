"""How often Python looks for garbage that goes round in circles.

Almost nothing here does: what is read, counted and shown is values, which are gone as soon as
nobody uses them. Looking for circles after every 700 of them took half of the time of a large
summary and a tenth of that of a tap.
"""

import gc

AFTER = (50_000, 20, 20)
"""New things before a look at the new ones; such looks before one at the older ones, and so on."""


def seldom() -> None:
    """Looks seldom from now on."""
    gc.set_threshold(*AFTER)


def keep() -> None:
    """What is there by now, such as all that was imported, stays and is never looked through."""
    gc.collect()
    gc.freeze()
