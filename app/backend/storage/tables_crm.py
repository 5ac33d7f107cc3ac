"""The tables of the CRM: how Sitniks is connected, which of its things are ours, what waits to be sent, and imports."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, UniqueConstraint, text

from app.backend.storage.columns import flag, key, moment, of, word
from app.backend.storage.tables import metadata


def count(name: str) -> "Column[int]":
    return Column(name, Integer, nullable=False, server_default=text("0"))


sitniks = Table(
    "sitniks",
    metadata,
    Column("workspace", BigInteger, ForeignKey("workspace.id"), primary_key=True, autoincrement=False),
    Column("token", Text),  # encrypted
    moment("checked_at"),
    flag("read_only"),  # clients made by calls are not written back
    word("order_url"),  # where a person sees an order, with {id} in it
    word("state", "unknown"),  # how the last look ended
    moment("next_at"),
    word("stage", "managers"),  # of the first load: `managers`, `clients`, `orders`, then `done`
    Column("skip", BigInteger, nullable=False, server_default=text("0")),  # so far it has come within the stage
    Column("of_total", BigInteger),  # rows of the stage, when Sitniks told how many
    moment("load_until"),  # orders made later are left for the looks that follow
    moment("mirrored_at"),
    moment("clients_read_at"),
    word("differences", "[]"),
    Column("webhook_url", Text),  # encrypted
    count("forward_tries"),
    moment("forward_next_at"),
    Column("forward_error", Text),
    moment("forwarded_at"),
    count("forward_dropped"),
)

sitniks_managers = Table(
    "sitniks_manager",
    metadata,
    Column("workspace", BigInteger, ForeignKey("workspace.id"), primary_key=True, autoincrement=False),
    Column("external_id", Text, primary_key=True),
    of("manager"),
    Index("sitniks_manager_by_manager", "manager"),
)

sitniks_clients = Table(
    "sitniks_client",
    metadata,
    Column("workspace", BigInteger, ForeignKey("workspace.id"), primary_key=True, autoincrement=False),
    Column("external_id", Text, primary_key=True),
    of("client"),
    Index("sitniks_client_by_client", "client"),
)

sitniks_names = Table(
    "sitniks_name",
    metadata,
    Column("client", BigInteger, ForeignKey("client.id"), primary_key=True, autoincrement=False),
    word("name", None),  # as Sitniks told it last: ours may follow it only while it is still the same
)

sitniks_orders = Table(
    "sitniks_order",
    metadata,
    Column("workspace", BigInteger, ForeignKey("workspace.id"), primary_key=True, autoincrement=False),
    Column("external_id", Text, primary_key=True),
    of("crm_order"),
    word("digest", None),  # of what was told: the same again changes nothing
    Column("created_at", BigInteger, nullable=False),
    flag("gone"),
    Index("sitniks_order_by_order", "crm_order"),
    Index("sitniks_order_by_age", "workspace", "created_at"),
)

client_writes = Table(
    "client_write",
    metadata,
    key(),
    of("workspace"),
    of("client"),
    count("tries"),
    moment("queued_at", needed=True),
    moment("next_try_at"),
    moment("sent_at"),  # asked, and the answer never came: it may have been made all the same
    Column("error", Text),
    UniqueConstraint("client"),
    Index("client_write_due", "workspace", "next_try_at"),
)

forwards = Table(
    "webhook_forward",
    metadata,
    key(),
    of("workspace"),
    moment("arrived_at", needed=True),
    word("content_type"),
    word("query"),
    Column("bytes", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),  # encrypted
    Index("webhook_forward_in_order", "workspace", "id"),
)

imports = Table(
    "crm_import",
    metadata,
    key(),
    of("workspace"),
    of("person"),
    word("kind", None),
    word("file_name"),
    word("state", None),
    Column("body", LargeBinary),  # until the import has ended
    word("reading", "{}"),  # how the file is read, and which column means what
    moment("created_at", needed=True),
    moment("touched_at", needed=True),
    count("of_total"),
    count("done"),
    count("added"),
    count("renewed"),
    count("bad"),
    flag("cancel"),
    Column("failure", Text),
    Index("crm_import_by_age", "created_at"),
)

import_bad_rows = Table(
    "crm_import_bad_row",
    metadata,
    key(),
    of("crm_import"),
    Column("line", Integer, nullable=False),
    word("title"),  # of the column
    word("value"),
    word("why", None),
    Index("crm_import_bad_row_in_order", "crm_import", "id"),
)
