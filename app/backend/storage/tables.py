"""The tables. Times are whole microseconds since 1970 UTC, enums and JSON are text, phones are E.164.

`reversed` columns hold a number's digits backwards: its last digits are looked for at the beginning of the index.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData()

GOES_ON = text("call.phase <> 'ended'")
"""Written out, not bound: only so do queries find the index of the few calls that go on."""


def _key() -> "Column[int]":
    return Column("id", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=True)


def _of(table: str, name: str | None = None, *, needed: bool = True) -> "Column[int]":
    return Column(name or table, BigInteger, ForeignKey(f"{table}.id"), nullable=not needed)


def _word(name: str, default: str | None = "") -> "Column[str]":
    return Column(name, Text, nullable=False, server_default=None if default is None else default)


def _moment(name: str, *, needed: bool = False) -> "Column[int]":
    return Column(name, BigInteger, nullable=not needed)


def _flag(name: str) -> "Column[bool]":
    return Column(name, Boolean, nullable=False, server_default=text("false"))


workspaces = Table(
    "workspace",
    metadata,
    _key(),
    _word("name"),
    Column("seq", BigInteger, nullable=False, server_default=text("0")),  # of the journal's newest row
    _word("time_zone", "Europe/Kyiv"),
    Column("type", Text),
    Column("project_id", Text),
    Column("auth_key", Text),  # encrypted
    _moment("checked_at"),
    _moment("last_webhook_at"),
    _moment("caught_up_to"),  # the call log is read up to here
    _moment("created_at", needed=True),
)

webhook_secrets = Table(
    "webhook_secret",
    metadata,
    _key(),
    _of("workspace"),
    Column("secret", Text, nullable=False, unique=True),
    _moment("created_at", needed=True),
    _moment("retired_at"),  # valid all the same; a newer one is shown
)

journal = Table(
    "journal",
    metadata,
    Column("workspace", BigInteger, ForeignKey("workspace.id"), primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    _moment("at", needed=True),
    _word("type", None),
    _word("audience", None),  # a member of `domain.audience.Circle`
    _word("operators", "[]"),
    Column("message", LargeBinary, nullable=False),  # as it is sent
    Index("journal_by_age", "at"),
)

clients = Table(
    "client",
    metadata,
    _key(),
    _of("workspace"),
    _word("name"),
    _word("folded"),  # the name in lower case, for looking
    _word("created_by", None),
    _word("note"),
    _moment("created_at", needed=True),
    Index("client_by_age", "workspace", "created_at", "id"),
)

client_numbers = Table(
    "client_number",
    metadata,
    _key(),
    _of("workspace"),
    _of("client"),
    _word("phone", None),
    _word("written", None),  # as it was first seen
    _word("reversed", None),
    UniqueConstraint("workspace", "phone"),
    Index("client_number_by_client", "client"),
    Index("client_number_by_end", "workspace", "reversed"),
)

managers = Table("manager", metadata, _key(), _of("workspace"), _word("name", None), _word("folded", None))

operators = Table(
    "operator",
    metadata,
    _key(),
    _of("workspace"),
    _word("staff_id", None),
    _word("name"),
    Column("extension", Text),
    Column("email", Text),
    _of("manager", needed=False),
    _flag("gone"),
    UniqueConstraint("workspace", "staff_id"),
)

operator_sips = Table(
    "operator_sip",
    metadata,
    Column("workspace", BigInteger, ForeignKey("workspace.id"), primary_key=True),
    Column("login", Text, primary_key=True),
    _of("operator"),
    Index("operator_sip_by_operator", "operator"),
)

orders = Table(
    "crm_order",
    metadata,
    _key(),
    _of("workspace"),
    _word("number", None),
    _of("client", needed=False),
    Column("phone", Text),
    _word("status"),
    _word("status_kind", "open"),
    Column("sum_kopiyky", BigInteger, nullable=False, server_default=text("0")),
    _word("items", "[]"),
    _word("delivery"),
    _of("manager", needed=False),
    _moment("created_at", needed=True),
    Column("link", Text),
    UniqueConstraint("workspace", "number"),
    Index("crm_order_by_age", "workspace", "created_at", "id"),
    Index("crm_order_by_client", "client", "created_at"),
)

calls = Table(
    "call",
    metadata,
    _key(),
    _of("workspace"),
    _word("external_id", None),
    _word("direction", None),
    _word("phase", None),
    _word("status", None),
    Column("phone", Text),
    Column("reversed", Text),
    _of("client", needed=False),
    _of("operator", needed=False),
    Column("staff_id", Text),  # who took it, in the provider's words: an operator synchronised later is found by them
    Column("sip_login", Text),
    _of("crm_order", needed=False),
    Column("line", Text),
    _moment("started_at", needed=True),
    _moment("answered_at"),
    _moment("ended_at"),
    Column("wait_s", BigInteger),
    Column("talk_s", BigInteger),
    _flag("voicemail"),
    Column("end_reason", Text),
    _word("note"),
    Column("outcome", Text),
    UniqueConstraint("workspace", "external_id"),
    Index("call_by_age", "workspace", "started_at", "id"),
    Index("call_by_phone", "workspace", "phone", "started_at"),
    Index("call_by_end", "workspace", "reversed"),
    Index("call_by_client", "client", "started_at"),
    Index("call_by_operator", "operator", "started_at"),
    Index(
        "call_active",
        "workspace",
        sqlite_where=text("phase <> 'ended'"),
        postgresql_where=text("phase <> 'ended'"),
    ),
)

recordings = Table(
    "recording",
    metadata,
    Column("call", BigInteger, ForeignKey("call.id"), primary_key=True, autoincrement=False),
    _of("workspace"),
    _word("state", None),
    Column("reason", Text),
    Column("url", Text),  # encrypted; never leaves the backend
    Column("hash", Text),  # SHA-256 of the file, hexadecimal: its name in the store
    Column("extension", Text),
    Column("bytes", BigInteger),
    Column("milliseconds", BigInteger),
    Column("shape", LargeBinary),
    Column("tries", Integer, nullable=False, server_default=text("0")),
    _moment("next_try_at"),
    Index("recording_due", "state", "next_try_at"),
)

notices = Table(
    "notice",
    metadata,
    _key(),
    _of("workspace"),
    _word("external_id", None),
    Column("digest", LargeBinary, nullable=False),
    _word("moment", None),
    _moment("arrived_at", needed=True),
    _word("body", None),  # the CallNotice as JSON, without the recording's token
    UniqueConstraint("workspace", "external_id", "digest"),
)

raw_webhooks = Table(
    "raw_webhook",
    metadata,
    _key(),
    _of("workspace"),
    _moment("arrived_at", needed=True),
    _word("content_type"),
    Column("body", LargeBinary, nullable=False),
    _word("recognised", "{}"),
    _word("unknown", "[]"),
    _word("reason"),
)

missed = Table(
    "missed",
    metadata,
    _key(),
    _of("workspace"),
    _word("phone", None),
    _of("client", needed=False),
    _moment("since", needed=True),
    _moment("last_at", needed=True),
    Column("attempts", Integer, nullable=False),
    _flag("voicemail"),
    _of("person", "claimed_by", needed=False),
    _moment("claimed_until"),
    _moment("closed_at"),
    _flag("by_hand"),  # somebody said it is done, though no contact was seen
    Index(
        "missed_open",
        "workspace",
        "phone",
        unique=True,
        sqlite_where=text("closed_at IS NULL"),
        postgresql_where=text("closed_at IS NULL"),
    ),
    Index("missed_by_phone", "workspace", "phone", "closed_at"),
)

callbacks = Table(
    "callback",
    metadata,
    _key(),
    _of("workspace"),
    _word("key", None),  # of idempotency
    _of("person"),
    _of("operator"),
    _word("sip_login", None),
    _word("phone", None),
    _of("client", needed=False),
    _of("crm_order", needed=False),
    _word("step", None),
    Column("reason", Text),
    _of("call", needed=False),
    _moment("started_at", needed=True),
    _moment("step_at", needed=True),
    _flag("running"),
    UniqueConstraint("workspace", "person", "key"),
    Index(
        "callback_running",
        "workspace",
        "phone",
        unique=True,
        sqlite_where=text("running"),
        postgresql_where=text("running"),
    ),
)

people = Table(
    "person",
    metadata,
    _key(),
    _of("workspace"),
    _word("name", None),
    _word("role", None),
    _of("operator", needed=False),
    _moment("created_at", needed=True),
)

desks = Table(
    "desk",
    metadata,
    _key(),
    _of("person"),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    _word("device"),
    _moment("created_at", needed=True),
    _moment("revoked_at"),
)

comments = Table(
    "comment",
    metadata,
    _key(),
    _of("call"),
    _of("person"),
    Column("at_ms", BigInteger),  # into the recording
    _word("text", None),
    _moment("created_at", needed=True),
    Index("comment_by_call", "call"),
)

invitations = Table(
    "invitation",
    metadata,
    _key(),
    _of("workspace"),
    Column("code_hash", LargeBinary, nullable=False, unique=True),
    _word("name", None),
    _word("role", None),
    _of("operator", needed=False),
    _moment("expires_at", needed=True),
    _moment("used_at"),
)
