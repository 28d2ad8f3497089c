"""The files on the server: kept in memory, found by id and by path, within documented sizes."""

import mimetypes
from pathlib import PurePath

from playground.emulator.pictures import size_of
from playground.emulator.records import FileKind, StoredFile
from playground.emulator.refusals import bad_request, too_large
from playground.emulator.spec import Upload, specification

SIDES = 10_000
"""Width and height of a photo together, in pixels (sendPhoto.photo)."""

RATIO = 20
"""The longer side of a photo is at most so many times the shorter (sendPhoto.photo)."""


class Files:
    """Everything that was uploaded, by people and by the bot."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}

    def keep(self, kind: FileKind, name: str, content: bytes, content_type: str) -> StoredFile:
        """Stores a file under a new id and path. A picture whose size cannot be read counts as
        one pixel."""
        number = len(self._by_id) + 1
        path = f"{kind}s/file_{number}{PurePath(name).suffix}"
        width, height = (size_of(content) or (1, 1)) if kind == "photo" else (0, 0)
        file = StoredFile(
            f"votum-{kind}-{number}", path, kind, name, content, content_type, width, height
        )
        self._by_id[file.id] = file
        return file

    def find(self, file_id: str) -> StoredFile | None:
        """The file with this id."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """The file that is downloaded from this path (File.file_path)."""
        return next((file for file in self._by_id.values() if file.path == path), None)

    def received(self, kind: FileKind, sent: Upload | str) -> StoredFile:
        """The file that a bot sends: an upload, or one on the server by its id. Refusal where it
        is too large, no picture, or unknown. Links are refused: there is no network here."""
        if isinstance(sent, str):
            known = self.find(sent)
            if known is None or known.kind != kind:
                raise bad_request("wrong file identifier/HTTP URL specified")
            return known
        if not sent.content:
            raise bad_request("file must be non-empty")
        if kind == "photo":
            check_photo(sent.content)
        elif len(sent.content) > specification().limit("sendDocument.document")[1]:
            raise too_large()
        return self.keep(kind, sent.name, sent.content, sent.content_type)


def check_photo(content: bytes) -> None:
    """Refusal unless it is a picture of at most 10 MB, 10,000 pixels for both sides together, and
    a ratio of 20 (sendPhoto.photo)."""
    most = specification().limit("sendPhoto.photo")[1]
    if len(content) > most:
        raise bad_request(
            f"file of size {len(content)} bytes is too big for a photo; "
            f"the maximum size is {most} bytes"
        )
    size = size_of(content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > SIDES or max(size) > RATIO * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def content_type_of(name: str) -> str:
    """What a file of this name usually contains."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
