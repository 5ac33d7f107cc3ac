"""The tables. Times are whole microseconds since 1970 UTC, enums and JSON are text, phones are E.164.

`reversed` columns hold a number's digits backwards: its last digits are looked for at the beginning of the index.
"""

from sqlalchemy import (
    BigInteger,
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

from app.backend.storage.columns import flag, key, moment, of, word

metadata = MetaData()

GOES_ON = text("call.phase <> 'ended'")
"""Written out, not bound: only so do queries find the index of the few calls that go on."""


workspaces = Table(
    "workspace",
    metadata,
    key(),
    word("name"),
    Column("seq", BigInteger, nullable=False, server_default=text("0")),  # of the journal's newest row
    word("time_zone", "Europe/Kyiv"),
    Column("type", Text),
    Column("project_id", Text),
    Column("auth_key", Text),  # encrypted
    moment("checked_at"),
    Column("check_trouble", Text),  # what the account answered then, as JSON; NULL: all is well
    Column("meanings_version", Integer, nullable=False, server_default=text("0")),  # grows with each change of them
    flag("pushes_names"),
    Column("names_trouble", Text),  # as `check_trouble`
    moment("names_pushed_at"),
    Column("names_waiting", Integer, nullable=False, server_default=text("0")),
    moment("last_webhook_at"),
    moment("caught_up_to"),  # the call log is read up to here
    moment("fields_refused_at"),  # the call log knows only the safe fields, as was seen then
    Column("recordings_days", Integer),  # older recordings are removed; NULL: none is
    Column("recordings_mb", Integer),  # the oldest beyond so many are removed; NULL: none is
    moment("created_at", needed=True),
)

webhook_secrets = Table(
    "webhook_secret",
    metadata,
    key(),
    of("workspace"),
    Column("secret", Text, nullable=False, unique=True),
    moment("created_at", needed=True),
    moment("retired_at"),  # a newer one is shown
    moment("valid_until"),  # NULL: without an end
    moment("used_at"),  # to the minute
)

journal = Table(
    "journal",
    metadata,
    Column("workspace", BigInteger, ForeignKey("workspace.id"), primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    moment("at", needed=True),
    word("type", None),
    word("audience", None),  # a member of `domain.audience.Circle`
    word("operators", "[]"),
    Column("message", LargeBinary, nullable=False),  # as it is sent
    Index("journal_by_age", "at"),
)

clients = Table(
    "client",
    metadata,
    key(),
    of("workspace"),
    word("name"),
    word("folded"),  # the name as it is looked for
    word("created_by", None),
    word("note"),
    moment("created_at", needed=True),
    Column("main_phone", Text),  # of their numbers; NULL: the one that was known first
    Column("merged_into", BigInteger),  # the client they turned out to be; nothing else is theirs any more
    Index("client_by_age", "workspace", "created_at", "id"),
)

client_numbers = Table(
    "client_number",
    metadata,
    key(),
    of("workspace"),
    of("client"),
    word("phone", None),
    word("written", None),  # as it was first seen
    word("reversed", None),
    UniqueConstraint("workspace", "phone"),
    Index("client_number_by_client", "client"),
    Index("client_number_by_end", "workspace", "reversed"),
)

managers = Table("manager", metadata, key(), of("workspace"), word("name", None), word("folded", None))

operators = Table(
    "operator",
    metadata,
    key(),
    of("workspace"),
    word("staff_id", None),
    word("name"),
    Column("extension", Text),
    Column("email", Text),
    of("manager", needed=False),
    flag("gone"),
    UniqueConstraint("workspace", "staff_id"),
)

operator_sips = Table(
    "operator_sip",
    metadata,
    Column("workspace", BigInteger, ForeignKey("workspace.id"), primary_key=True),
    Column("login", Text, primary_key=True),
    of("operator"),
    Index("operator_sip_by_operator", "operator"),
)

orders = Table(
    "crm_order",
    metadata,
    key(),
    of("workspace"),
    word("number", None),
    word("folded"),  # the number as it is looked for
    of("client", needed=False),
    Column("phone", Text),
    word("status"),
    word("status_kind", "open"),
    Column("sum_kopiyky", BigInteger, nullable=False, server_default=text("0")),
    word("items", "[]"),
    word("delivery"),
    of("manager", needed=False),
    moment("created_at", needed=True),
    Column("link", Text),
    flag("gone"),  # no longer in the CRM it was mirrored from
    UniqueConstraint("workspace", "number"),
    Index("crm_order_by_age", "workspace", "created_at", "id"),
    Index("crm_order_by_client", "client", "created_at"),
    Index("crm_order_by_phone", "workspace", "phone"),
)

calls = Table(
    "call",
    metadata,
    key(),
    of("workspace"),
    word("external_id", None),
    word("direction", None),
    word("phase", None),
    word("status", None),
    Column("phone", Text),
    Column("reversed", Text),
    of("client", needed=False),
    of("operator", needed=False),
    Column("staff_id", Text),  # who took it, in the provider's words: an operator synchronised later is found by them
    Column("sip_login", Text),
    of("crm_order", needed=False),
    Column("line", Text),
    moment("started_at", needed=True),
    moment("answered_at"),
    moment("ended_at"),
    Column("wait_s", BigInteger),
    Column("talk_s", BigInteger),
    flag("voicemail"),
    Column("end_reason", Text),
    word("note"),
    Column("outcome", Text),
    flag("client_chosen"),  # somebody said whose of several with this number it is
    UniqueConstraint("workspace", "external_id"),
    Index("call_by_age", "workspace", "started_at", "id"),
    Index("call_by_phone", "workspace", "phone", "started_at"),
    Index("call_by_end", "workspace", "reversed"),
    Index("call_by_client", "client", "started_at"),
    Index("call_by_operator", "operator", "started_at"),
    Index("call_by_order", "crm_order"),
    Index(
        "call_active",
        "workspace",
        sqlite_where=text("phase <> 'ended'"),
        postgresql_where=text("phase <> 'ended'"),
    ),
    Index(
        "call_of_nobody_by_staff",  # a synchronisation looks every employee's calls up, among a million of others'
        "workspace",
        "staff_id",
        sqlite_where=text("operator IS NULL AND staff_id IS NOT NULL"),
        postgresql_where=text("operator IS NULL AND staff_id IS NOT NULL"),
    ),
    Index(
        "call_of_nobody_by_login",
        "workspace",
        "sip_login",
        sqlite_where=text("operator IS NULL AND sip_login IS NOT NULL"),
        postgresql_where=text("operator IS NULL AND sip_login IS NOT NULL"),
    ),
)

recordings = Table(
    "recording",
    metadata,
    Column("call", BigInteger, ForeignKey("call.id"), primary_key=True, autoincrement=False),
    of("workspace"),
    word("state", None),
    Column("reason", Text),
    Column("url", Text),  # encrypted; never leaves the backend
    Column("hash", Text),  # SHA-256 of the file, hexadecimal: its name in the store
    Column("extension", Text),
    Column("bytes", BigInteger),
    Column("milliseconds", BigInteger),
    Column("shape", LargeBinary),
    Column("tries", Integer, nullable=False, server_default=text("0")),
    moment("next_try_at"),
    Column("kept_days", Integer),  # when it was removed for its age or for its place
    Column("lanes", Integer),  # 1 or 2, as it was heard; 0: it cannot be heard; NULL: it was not heard yet
    Index("recording_due", "state", "next_try_at"),
    Index("recording_by_hash", "hash"),
    Index(
        "recording_unheard",
        "call",
        sqlite_where=text("state = 'ready' AND lanes IS NULL"),
        postgresql_where=text("state = 'ready' AND lanes IS NULL"),
    ),
)

notices = Table(
    "notice",
    metadata,
    key(),
    of("workspace"),
    word("external_id", None),
    Column("digest", LargeBinary, nullable=False),
    word("moment", None),
    moment("arrived_at", needed=True),
    word("body", None),  # the CallNotice as JSON, without the recording's token
    UniqueConstraint("workspace", "external_id", "digest"),
)

raw_webhooks = Table(
    "raw_webhook",
    metadata,
    key(),
    of("workspace"),
    moment("arrived_at", needed=True),
    word("content_type"),
    Column("body", LargeBinary, nullable=False),
    word("recognised", "{}"),
    word("unknown", "[]"),
    word("reason"),
    Column("sealed", LargeBinary),  # the whole as it came, encrypted
    word("shape"),  # the same for those that look alike
    Index("raw_webhook_by_shape", "workspace", "shape", "id"),
)

missed = Table(
    "missed",
    metadata,
    key(),
    of("workspace"),
    word("phone", None),
    of("client", needed=False),
    moment("since", needed=True),
    moment("last_at", needed=True),
    Column("attempts", Integer, nullable=False),
    flag("voicemail"),
    of("person", "claimed_by", needed=False),
    moment("claimed_until"),
    moment("closed_at"),
    flag("by_hand"),  # somebody said it is done, though no contact was seen
    of("call", "last_call", needed=False),  # the newest that was missed
    of("call", "voicemail_call", needed=False),  # the newest that left a message
    of("call", "closed_call", needed=False),  # the contact that closed it
    of("person", "closed_by", needed=False),
    Index("missed_by_close", "workspace", "closed_at", "id"),
    Index("missed_by_client", "client", "closed_at"),
    Index("missed_by_phone", "workspace", "phone", "closed_at"),
)

callbacks = Table(
    "callback",
    metadata,
    key(),
    of("workspace"),
    word("key", None),  # of idempotency
    of("person"),
    of("operator"),
    word("sip_login", None),
    word("phone", None),
    of("client", needed=False),
    of("crm_order", needed=False),
    word("step", None),
    Column("reason", Text),
    of("call", needed=False),
    moment("started_at", needed=True),
    moment("step_at", needed=True),
    flag("running"),
    UniqueConstraint("workspace", "person", "key"),
    Index(
        "callback_running",
        "workspace",
        "phone",
        unique=True,
        sqlite_where=text("running"),
        postgresql_where=text("running"),
    ),
    Index(
        "callback_running_client",
        "workspace",
        "client",
        unique=True,
        sqlite_where=text("running"),
        postgresql_where=text("running"),
    ),
)

people = Table(
    "person",
    metadata,
    key(),
    of("workspace"),
    word("name", None),
    word("role", None),
    of("operator", needed=False),
    moment("created_at", needed=True),
    moment("left_at"),  # works here no longer
)

desks = Table(
    "desk",
    metadata,
    key(),
    of("person"),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    word("device"),
    moment("created_at", needed=True),
    moment("revoked_at"),
    moment("last_seen_at"),
)

comments = Table(
    "comment",
    metadata,
    key(),
    of("call"),
    of("person"),
    Column("at_ms", BigInteger),  # into the recording
    word("text", None),
    moment("created_at", needed=True),
    Index("comment_by_call", "call"),
)

invitations = Table(
    "invitation",
    metadata,
    key(),
    of("workspace"),
    Column("code_hash", LargeBinary, nullable=False, unique=True),
    word("name", None),
    word("role", None),
    of("operator", needed=False),
    moment("expires_at", needed=True),
    moment("used_at"),
    of("person", needed=False),  # whose further desk it is for; NULL: somebody new
    moment("cancelled_at"),
)
