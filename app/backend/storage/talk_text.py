"""Talks in words: what the AI told of each call, and the lines of its transcript.

The provider's address is kept encrypted and never leaves the backend.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import bindparam, insert, select, update

from app.backend.domain.talk_text import SpokenLine, TalkAnalysis, kind_of_mood
from app.backend.storage.moments import micro, moment_of
from app.backend.storage.tables import calls
from app.backend.storage.tables_talk_text import summaries, talk_words
from app.backend.storage.transaction import Row, Tx
from app.contract.talk_text import Mood, TalkSummary, TextReason, TextState
from app.word_forms import folded

_OF_CALL = (
    select(summaries)
    .select_from(
        summaries.join(
            calls, (calls.c.external_id == summaries.c.external_id) & (calls.c.workspace == summaries.c.workspace)
        )
    )
    .where(calls.c.id == bindparam("of_call"))
)
_BY_EXTERNAL_ID = select(summaries).where(
    summaries.c.workspace == bindparam("workspace"), summaries.c.external_id == bindparam("external_id")
)
_BY_ID = select(summaries).where(summaries.c.id == bindparam("of_summary"))
_WORDS = select(talk_words.c.cues).where(talk_words.c.summary == bindparam("of_summary"))
_NEW = insert(summaries).returning(summaries.c.id)
_NEW_WORDS = insert(talk_words)
_CHANGE = update(summaries).where(summaries.c.id == bindparam("of_summary"))
_CHANGE_WORDS = update(talk_words).where(talk_words.c.summary == bindparam("of_summary"))
_WAITS = summaries.c.next_try_at.is_not(None) & ((summaries.c.state == "pending") | (summaries.c.state == "failed"))
_DUE = (
    select(summaries.c.id)
    .where(_WAITS, summaries.c.next_try_at <= bindparam("now"))
    .order_by(summaries.c.id.desc())
    .limit(bindparam("limit"))
)
_NEXT = select(summaries.c.next_try_at).where(_WAITS).order_by(summaries.c.next_try_at).limit(1)
_CALL_OF = select(calls.c.id).where(
    calls.c.workspace == bindparam("workspace"), calls.c.external_id == bindparam("external_id")
)
_CUES = msgspec.json.Decoder(tuple[tuple[int, int, str, str], ...])
_LINES = msgspec.json.Decoder(tuple[str, ...])


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A summary's row. `url` is encrypted."""

    id: int
    workspace: int
    external_id: str
    told: TalkSummary
    reason: TextReason | None
    url: str | None
    url_digest: bytes | None
    tries: int
    next_try_at: datetime | None


@dataclass(frozen=True, slots=True)
class Locked:
    """An address as it is kept: encrypted, and a digest by which it is known again."""

    url: str
    digest: bytes


def summary_of_call(tx: Tx, call: int) -> Kept | None:
    row = tx.one(_OF_CALL, of_call=call)
    return None if row is None else _kept(row)


def get_summary(tx: Tx, summary: int) -> Kept | None:
    row = tx.one(_BY_ID, of_summary=summary)
    return None if row is None else _kept(row)


def lines_of(tx: Tx, summary: int) -> tuple[SpokenLine, ...]:
    """The transcript, in the order of its starts."""
    row = tx.one(_WORDS, of_summary=summary)
    return () if row is None else tuple(SpokenLine(*line) for line in _CUES.decode(row["cues"]))


def call_of(tx: Tx, kept: Kept) -> int | None:
    """The call's id, once it is known."""
    row = tx.one(_CALL_OF, workspace=kept.workspace, external_id=kept.external_id)
    return None if row is None else int(row["id"])


def due(tx: Tx, now: datetime, limit: int) -> list[int]:
    """Summaries whose transcript is to be fetched now, the newest first."""
    return [row["id"] for row in tx.rows(_DUE, now=micro(now), limit=limit)]


def next_due_at(tx: Tx) -> datetime | None:
    row = tx.one(_NEXT)
    return None if row is None else moment_of(row["next_try_at"])


def put_analysis(tx: Tx, workspace: int, told: TalkAnalysis, address: Locked | None, now: datetime) -> Kept | None:
    """Keep what the AI tells, over what it told before; the row when that changed it.

    Another address is fetched from at once, and the same one again when it had brought nothing.
    """
    row = tx.one(_BY_EXTERNAL_ID, workspace=workspace, external_id=told.call_id)
    had = None if row is None else _kept(row)
    words = _words_of(told)
    if address is not None and _is_wanted(had, address):
        words |= {"url": address.url, "url_digest": address.digest, "state": TextState.PENDING}
        words |= {"reason": None, "tries": 0, "next_try_at": micro(now)}
    if row is None or had is None:
        made = tx.one(_NEW, workspace=workspace, external_id=told.call_id, told_at=micro(now), **words)
        assert made is not None
        summary = int(made["id"])
        tx.run(_NEW_WORDS, summary=summary, workspace=workspace, cues=b"[]", folded="")
    else:
        summary = had.id
        if all(row[name] == value for name, value in words.items()):
            return None
        tx.run(_CHANGE, of_summary=summary, told_at=micro(now), **words)
    _fold(tx, summary, lines_of(tx, summary))
    return get_summary(tx, summary)


def put_transcript(tx: Tx, summary: int, lines: Sequence[SpokenLine]) -> None:
    """The transcript is there."""
    cues = [(line.start_ms, line.end_ms, line.speaker, line.text) for line in lines]
    tx.run(_CHANGE, of_summary=summary, state=TextState.READY, reason=None, next_try_at=None)
    tx.run(_CHANGE_WORDS, of_summary=summary, cues=msgspec.json.encode(cues))
    _fold(tx, summary, lines)


def put_tried(
    tx: Tx, summary: int, *, state: TextState, reason: TextReason, tries: int, next_: datetime | None
) -> None:
    """A try that brought nothing; without `next_` it was the last."""
    tx.run(_CHANGE, of_summary=summary, state=state, reason=reason, tries=tries, next_try_at=micro(next_))


def _is_wanted(had: Kept | None, address: Locked) -> bool:
    return had is None or had.url_digest != address.digest or had.told.transcript is TextState.FAILED


def _words_of(told: TalkAnalysis) -> dict[str, object]:
    words: dict[str, object] = {
        name: text
        for name in ("summary", "client_mood", "employee_mood", "overall_mood")
        if (text := getattr(told, name)) is not None
    }
    if told.actions:
        words["actions"] = msgspec.json.encode(told.actions).decode()
    return words


def _fold(tx: Tx, summary: int, lines: Sequence[SpokenLine]) -> None:
    kept = get_summary(tx, summary)
    assert kept is not None
    texts = (*kept.told.summary.splitlines(), *kept.told.actions, *(line.text for line in lines))
    tx.run(_CHANGE_WORDS, of_summary=summary, folded="\n".join(map(folded, texts)))


def _kept(row: Row) -> Kept:
    told = TalkSummary(
        told_at=moment_of(row["told_at"]),
        summary=row["summary"],
        client_mood=_mood(row["client_mood"]),
        employee_mood=_mood(row["employee_mood"]),
        overall_mood=_mood(row["overall_mood"]),
        actions=_LINES.decode(row["actions"]),
        transcript=TextState(row["state"]),
    )
    return Kept(
        id=row["id"],
        workspace=row["workspace"],
        external_id=row["external_id"],
        told=told,
        reason=None if row["reason"] is None else TextReason(row["reason"]),
        url=row["url"],
        url_digest=None if row["url_digest"] is None else bytes(row["url_digest"]),
        tries=row["tries"],
        next_try_at=moment_of(row["next_try_at"]),
    )


def _mood(words: str) -> Mood | None:
    return Mood(words=words, kind=kind_of_mood(words)) if words else None
