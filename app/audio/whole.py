"""Hears a whole recording once, for everything that is to be known of it: its loudness and who speaks when."""

from app.audio.decode import SoundFile, Source
from app.audio.peaks import PeakMeter, SoundPeaks
from app.audio.speech import Speech, SpeechEar


def hear_whole(source: Source) -> tuple[SoundPeaks, Speech]:
    """Loudness and speech; an hour of two lanes takes some 10 MB on the way, whatever the size of the file.

    Raises:
        NotSound: nothing in it can be played.
        OSError: the file cannot be read.
    """
    with SoundFile(source, as_a_whole=True) as sound:
        meter, ear = PeakMeter(sound.rate), SpeechEar(sound.rate, sound.lanes)
        for block in sound.blocks(length=meter.block):
            meter.take(block)
            ear.hear(block)
    return meter.drawn(), ear.told()
