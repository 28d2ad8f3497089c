"""The joint vote as a letter: its parts as words, and who has signed them."""

from survey.questions import Frozen, Id


class Block(Frozen):
    """One part of the letter, as words. `id` is that of the part in the round file. Paragraphs of
    `text` are separated by an empty line; a line beginning "– " is an item of a list."""

    id: Id
    heading: str = ""
    text: str = ""


class Signature(Frozen):
    """One person who has consented: the name as it stands under "gez.", the names of the
    municipalities the person signs for, and whether that is as a deputy ("i. V.")."""

    name: str
    towns: tuple[str, ...]
    deputy: bool = False


class Signatures(Frozen):
    """Who has signed, and the names of the towns for which nobody has consented."""

    signed: tuple[Signature, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether somebody has signed and no town is missing: only then is it the vote of all."""
        return bool(self.signed) and not self.missing
