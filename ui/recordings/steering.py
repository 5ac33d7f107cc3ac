"""What buttons and keys do to the player, and what the buttons show of it."""

from PySide6.QtCore import QObject, Signal, Slot

from ui.recordings.control_row import ControlRow
from ui.recordings.keys import Asked, Wish
from ui.recordings.middle import Middle
from ui.recordings.sound import SPEEDS, Player, PlayerState


class Steering(QObject):
    previous_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, player: Player, controls: ControlRow, middle: Middle, parent: QObject) -> None:
        super().__init__(parent)
        self._player = player
        self._controls = controls
        self._middle = middle
        self._seconds = 0.0
        self._volume_before_mute = 1.0
        middle.seek_wanted.connect(player.seek)
        controls.play_wanted.connect(player.toggle)
        controls.speed_wanted.connect(self._set_speed)
        controls.silence_wanted.connect(self._skip_silence)
        controls.client_wanted.connect(self._hear_client)
        controls.operator_wanted.connect(self._hear_operator)
        controls.volume_wanted.connect(self._set_volume)
        player.state_changed.connect(self._on_state)
        player.position_changed.connect(self._on_position)
        player.silent.connect(controls.show_no_device)
        self._set_speed(player.speed)
        self._skip_silence(player.skips_silence)
        self._hear(*player.lanes)
        self._set_volume(player.volume)

    def show_length(self, seconds: float) -> None:
        """How long the talk is; 0 while that is not known."""
        self._seconds = seconds
        self._on_position(self._player.position)

    def do(self, asked: Asked) -> None:  # noqa: C901 - one line a wish
        player = self._player
        match asked.wish:
            case Wish.PLAY:
                player.toggle()
            case Wish.MOVE:
                player.seek(self._within(player.position + asked.amount))
            case Wish.TENTH:
                player.seek(self._seconds * asked.amount / 10)
            case Wish.PREVIOUS:
                self.previous_wanted.emit()
            case Wish.NEXT:
                self.next_wanted.emit()
            case Wish.SLOWER:
                self._set_speed(max((speed for speed in SPEEDS if speed < player.speed), default=SPEEDS[0]))
            case Wish.FASTER:
                self._set_speed(min((speed for speed in SPEEDS if speed > player.speed), default=SPEEDS[-1]))
            case Wish.SKIP_SILENCE:
                self._skip_silence(not player.skips_silence)
            case Wish.CLIENT:
                self._hear_client(not player.lanes[0])
            case Wish.OPERATOR:
                self._hear_operator(not player.lanes[1])
            case Wish.MUTE:
                self._mute()

    def _within(self, second: float) -> float:
        return max(0.0, min(second, self._seconds) if self._seconds else second)

    def _mute(self) -> None:
        if self._player.volume:
            self._volume_before_mute = self._player.volume
            self._set_volume(0.0)
        else:
            self._set_volume(self._volume_before_mute)

    @Slot(float)
    def _set_speed(self, speed: float) -> None:
        self._player.set_speed(speed)
        self._controls.show_speed(speed)

    @Slot(bool)
    def _skip_silence(self, skips: bool) -> None:
        self._player.set_skips_silence(skips)
        self._controls.show_skips_silence(skips=skips)

    @Slot(bool)
    def _hear_client(self, heard: bool) -> None:
        """Whoever silences the only one heard wants to hear the other."""
        self._hear(heard, self._player.lanes[1] or not heard)

    @Slot(bool)
    def _hear_operator(self, heard: bool) -> None:
        self._hear(self._player.lanes[0] or not heard, heard)

    def _hear(self, client: bool, operator: bool) -> None:
        self._player.hear(client=client, operator=operator)
        self._controls.show_lanes(client=client, operator=operator)
        self._middle.show_lanes(client=client, operator=operator)

    @Slot(float)
    def _set_volume(self, share: float) -> None:
        self._player.set_volume(share)
        self._controls.show_volume(share)

    @Slot(float)
    def _on_position(self, second: float) -> None:
        self._middle.show_position(second)
        self._controls.show_time(second, self._seconds)

    @Slot(object)
    def _on_state(self, state: PlayerState) -> None:
        self._controls.show_playing(playing=state is PlayerState.PLAYING)
