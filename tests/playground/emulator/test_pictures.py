"""The size of pictures, compared with what Pillow wrote."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from playground.emulator.pictures import size_of


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
@pytest.mark.parametrize("size", [(1, 1), (640, 480), (30, 2000)])
def test_size_of_a_picture_is_read(form: str, size: tuple[int, int]) -> None:
    written = io.BytesIO()
    Image.new("RGB", size).save(written, form)
    assert size_of(written.getvalue()) == size


@pytest.mark.parametrize("form", ["GIF", "WEBP"])
def test_other_pictures_are_none(form: str) -> None:
    written = io.BytesIO()
    Image.new("RGB", (8, 8)).save(written, form)
    assert size_of(written.getvalue()) is None


@given(st.sampled_from([b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n"]), st.binary(max_size=40))
def test_any_bytes_are_read_or_none(start: bytes, rest: bytes) -> None:
    size = size_of(start + rest)
    assert size is None or min(size) > 0
