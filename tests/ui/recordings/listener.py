"""Plays a file through the real player and the real device; a program of its own, since Qt asks for devices once.

python listener.py FILE '[[0, "play"], [1.5, "speed", 2.0], [4, "quit"]]'
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer

from ui.recordings.sound import Player


def main(path: Path, steps: list[list[Any]]) -> int:
    """Do each step at its second after the beginning; ends with «quit» or with the recording."""
    application = QCoreApplication([])
    player = Player()
    player.failed.connect(lambda reason, _second: application.exit(int(bool(reason))))
    player.sounding.silent.connect(lambda is_silent: print("silent" if is_silent else "heard", flush=True))
    player.finished.connect(lambda: print("finished"))
    player.finished.connect(application.quit)

    def loop(begin: float, ahead: float) -> None:
        player.set_loop((begin, player.position + ahead))
        print(player.loop)

    commands: dict[str, Any] = {
        "play": player.play,
        "pause": player.pause,
        "seek": player.seek,
        "speed": player.set_speed,
        "skip": player.set_skips_silence,
        "loop": loop,
        "hear": lambda client, operator: player.hear(client=client, operator=operator),
        "say": lambda: print(f"{time.monotonic():.3f} {player.position:.3f}", flush=True),
        "quit": application.quit,
    }
    player.load(path)
    for at, command, *arguments in steps:
        if at == 0:
            commands[command](*arguments)
        else:
            QTimer.singleShot(round(at * 1000), lambda c=command, a=arguments: commands[c](*a))
    code = application.exec()
    player.close()
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), json.loads(sys.argv[2])))
