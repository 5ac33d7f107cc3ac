"""In which forms a recording can be had."""

from enum import StrEnum

MP3_BITS = 64_000
"""A second: speech in two lanes loses nothing one could hear."""


class Form(StrEnum):
    """What is made of a recording."""

    ORIGINAL = "original"
    """The file as it came."""
    MP3 = "mp3"
    WAV = "wav"
    CLIENT = "client"
    """The client's side alone, MP3."""
    OPERATOR = "operator"

    @property
    def bytes_a_second(self) -> int | None:
        """Of a recording in this form; None where that depends on how it was recorded."""
        return None if self in {Form.ORIGINAL, Form.WAV} else MP3_BITS // 8

    @property
    def suffix(self) -> str:
        return ".wav" if self is Form.WAV else ".mp3"


class NothingToHear(Exception):  # noqa: N818 - named by what is the matter
    """There is no sound in the file: no other form can be made of it."""
