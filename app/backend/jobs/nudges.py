"""What the long runs are woken for, in whichever process they run; the journal wakes them for all that it tells."""

from enum import StrEnum


class Nudge(StrEnum):
    """Kinds of `Database.nudge`. A lost one delays a run to its own next look."""

    RECORDING = "recording"  # somebody waits to hear this call's
    TRANSCRIPT = "transcript"  # the AI told of one
    INTEGRATION = "integration"  # project or key are new
    WEBHOOKS = "webhooks"  # what opens their door, or what their keys mean
    NAMES = "names"  # whether Ringostat's phone is told our clients' names
    KEEPING = "keeping"  # how long recordings are kept
    SITNIKS = "sitniks"  # its token, address or switches
    FORWARDS = "forwards"  # a webhook is to be passed on
    IMPORTS = "imports"  # a table is to be imported
