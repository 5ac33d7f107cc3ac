"""Listening to a talk: the sound, its waveform and the dock at the foot of the window."""
