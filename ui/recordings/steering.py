"""What buttons and keys do to the player, and what the buttons show of it."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from ui.recordings.control_row import ControlRow
from ui.recordings.keys import Asked, Wish
from ui.recordings.middle import Middle
from ui.recordings.sound import SPEEDS, Player, PlayerState

_SHORTEST_LOOP_S: Final = 0.3


@dataclass(frozen=True, slots=True)
class Manner:
    """How somebody likes to listen; `volume` in per cent, an empty `device` is the system's."""

    speed: float = 1.0
    skips_silence: bool = False
    levels_voices: bool = False
    volume: int = 100
    device: str = ""


class Steering(QObject):
    previous_wanted = Signal()
    next_wanted = Signal()
    comment_wanted = Signal()
    drawer_toggled = Signal()
    text_toggled = Signal()
    manner_changed = Signal()
    """How it is listened to was changed: speed, silence, volume, voices or device."""

    def __init__(self, player: Player, controls: ControlRow, middle: Middle, parent: QObject) -> None:
        super().__init__(parent)
        self._player = player
        self._controls = controls
        self._middle = middle
        self._seconds = 0.0
        self._volume_before_mute = 1.0
        self._loop_from: float | None = None
        self._connect(player)
        self._hear(*player.lanes)
        self.listen(Manner())

    @property
    def manner(self) -> Manner:
        """How it is listened to now."""
        player = self._player
        return Manner(
            player.speed,
            player.skips_silence,
            player.is_levelled,
            round(player.sounding.volume * 100),
            player.sounding.devices.chosen,
        )

    def listen(self, manner: Manner) -> None:
        """Listen as it was done another day."""
        self._set_speed(manner.speed)
        self._skip_silence(manner.skips_silence)
        self._level(manner.levels_voices)
        self._set_volume(manner.volume / 100)
        self._player.sounding.devices.choose(manner.device)

    def _connect(self, player: Player) -> None:
        controls, sound = self._controls, self._controls.sound_pop_up
        self._middle.seek_wanted.connect(player.seek)
        self._middle.loop_wanted.connect(self._set_loop)
        controls.play_wanted.connect(player.toggle)
        controls.speed_wanted.connect(self._set_speed)
        controls.silence_wanted.connect(self._skip_silence)
        controls.client_wanted.connect(self._hear_client)
        controls.operator_wanted.connect(self._hear_operator)
        controls.only_client_wanted.connect(lambda: self._hear_only(client=True))
        controls.only_operator_wanted.connect(lambda: self._hear_only(client=False))
        controls.loop_wanted.connect(self._step_loop)
        controls.comment_wanted.connect(self.comment_wanted)
        sound.volume_wanted.connect(self._set_volume)
        sound.balance_wanted.connect(player.set_balance)
        sound.level_wanted.connect(self._level)
        sound.device_wanted.connect(player.sounding.devices.choose)
        player.sounding.devices.changed.connect(self._show_devices)
        player.state_changed.connect(self._on_state)
        player.position_changed.connect(self._on_position)
        player.sounding.silent.connect(controls.show_no_device)

    def show_length(self, seconds: float) -> None:
        """How long the talk is; 0 while that is not known."""
        self._seconds = seconds
        self._on_position(self._player.position)

    def do(self, asked: Asked) -> None:  # noqa: C901, PLR0912 - one line a wish
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
            case Wish.CLIENT | Wish.OPERATOR | Wish.ONLY_CLIENT | Wish.ONLY_OPERATOR:
                if self._controls.tells_lanes_apart:
                    self._choose_lane(asked.wish)
            case Wish.LEVEL:
                self._level(not player.is_levelled)
            case Wish.LOOP:
                self._step_loop()
            case Wish.COMMENT:
                self.comment_wanted.emit()
            case Wish.DRAWER:
                self.drawer_toggled.emit()
            case Wish.TEXT:
                self.text_toggled.emit()
            case Wish.ZOOM_IN | Wish.ZOOM_OUT:
                self._middle.zoom(closer=asked.wish is Wish.ZOOM_IN)
            case Wish.MUTE:
                self._mute()

    def _choose_lane(self, wish: Wish) -> None:
        if wish is Wish.CLIENT:
            self._hear_client(not self._player.lanes[0])
        elif wish is Wish.OPERATOR:
            self._hear_operator(not self._player.lanes[1])
        else:
            self._hear_only(client=wish is Wish.ONLY_CLIENT)

    def _within(self, second: float) -> float:
        return max(0.0, min(second, self._seconds) if self._seconds else second)

    def _mute(self) -> None:
        volume = self._player.sounding.volume
        if volume:
            self._volume_before_mute = volume
            self._set_volume(0.0)
        else:
            self._set_volume(self._volume_before_mute)

    @Slot(float)
    def _set_speed(self, speed: float) -> None:
        self._player.set_speed(speed)
        self._controls.show_speed(speed)
        self.manner_changed.emit()

    @Slot(bool)
    def _skip_silence(self, skips: bool) -> None:
        self._player.set_skips_silence(skips)
        self._controls.show_skips_silence(skips=skips)
        self.manner_changed.emit()

    @Slot(bool)
    def _hear_client(self, heard: bool) -> None:
        """Whoever silences the only one heard wants to hear the other."""
        self._hear(heard, self._player.lanes[1] or not heard)

    @Slot(bool)
    def _hear_operator(self, heard: bool) -> None:
        self._hear(self._player.lanes[0] or not heard, heard)

    def _hear_only(self, *, client: bool) -> None:
        """One of the two alone; both again when that one is alone already."""
        alone = (client, not client)
        self._hear(*((True, True) if self._player.lanes == alone else alone))

    def _hear(self, client: bool, operator: bool) -> None:
        self._player.hear(client=client, operator=operator)
        self._controls.show_lanes(client=client, operator=operator)
        self._middle.show_lanes(client=client, operator=operator)

    @Slot(float)
    def _set_volume(self, share: float) -> None:
        self._player.sounding.set_volume(share)
        self._controls.show_volume(share)
        self.manner_changed.emit()

    @Slot(bool)
    def _level(self, levelled: bool) -> None:
        self._player.set_levelled(levelled)
        self._controls.sound_pop_up.show_levelled(levelled=levelled)
        self.manner_changed.emit()

    @Slot()
    def _show_devices(self) -> None:
        devices = self._player.sounding.devices
        self._controls.sound_pop_up.show_devices(devices.names(), devices.chosen)
        self.manner_changed.emit()

    @Slot()
    def _step_loop(self) -> None:
        """First the beginning, then the end, then no loop any more."""
        here = self._player.position
        if self._player.loop is not None:
            self.drop_loop()
        elif self._loop_from is None:
            self._loop_from = here
            self._controls.show_loop(begun=True, on=False)
            self._middle.show_loop((here, here))
        else:
            self._set_loop(*sorted((self._loop_from, here)))

    @Slot(float, float)
    def _set_loop(self, begin: float, end: float) -> None:
        """Hear it again and again, unless it is too short to be heard."""
        if end - begin < _SHORTEST_LOOP_S:
            self.drop_loop()
            return
        self._loop_from = None
        self._player.set_loop((begin, end))
        self._controls.show_loop(begun=False, on=True)
        self._middle.show_loop((begin, end))

    def drop_loop(self) -> None:
        """No loop any more: it was ended, or another recording is shown."""
        self._loop_from = None
        self._player.set_loop(None)
        self._controls.show_loop(begun=False, on=False)
        self._middle.show_loop(None)

    @Slot(float)
    def _on_position(self, second: float) -> None:
        self._middle.show_position(second)
        self._controls.show_time(second, self._seconds)

    @Slot(object)
    def _on_state(self, state: PlayerState) -> None:
        self._controls.show_playing(playing=state is PlayerState.PLAYING)
