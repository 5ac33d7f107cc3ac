"""What this machine's disk refused, in words of the person at it."""

import errno

from PySide6.QtCore import QCoreApplication


def words_of_disk(reason: OSError) -> str:
    """«на диску немає місця»: to stand after what could not be done; the system's own words when we know none."""
    translate = QCoreApplication.translate
    no_room = translate("DiskProblems", "на диску немає місця")
    not_allowed = translate("DiskProblems", "сюди не дозволено записувати або файл відкрито в іншій програмі")
    no_folder = translate("DiskProblems", "такої теки немає")
    known = {
        errno.ENOSPC: no_room,
        errno.EDQUOT: no_room,
        errno.EACCES: not_allowed,
        errno.EPERM: not_allowed,
        errno.EROFS: translate("DiskProblems", "цей диск лише для читання"),
        errno.ENOENT: no_folder,
        errno.ENOTDIR: no_folder,
        errno.ENAMETOOLONG: translate("DiskProblems", "задовге ім’я файлу"),
        errno.EFBIG: translate("DiskProblems", "цей диск не вміщує таких великих файлів"),
        errno.EIO: translate("DiskProblems", "диск не відповідає"),
    }
    return known.get(reason.errno or 0) or reason.strerror or type(reason).__name__
