"""What a disk refuses is told in the language of the screen."""

import errno

import pytest
from PySide6.QtWidgets import QApplication

from ui.disk_problems import words_of_disk


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EFBIG, errno.EIO])
def test_known_refusals_have_words_of_ours(number: int, application: QApplication) -> None:
    told = words_of_disk(OSError(number, "in the system's words"))
    assert "words" not in told
    assert told[0].islower()


def test_others_are_told_as_the_system_tells_them(application: QApplication) -> None:
    assert words_of_disk(OSError(errno.ELOOP, "Забагато посилань")) == "Забагато посилань"
    assert words_of_disk(TimeoutError()) == "TimeoutError"
