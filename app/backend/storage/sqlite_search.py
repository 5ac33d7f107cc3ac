"""SQLite's own index of the parts of names and numbers: trigram tables that triggers keep true.

PostgreSQL finds parts by indexes on the columns themselves and has none of these tables.
"""

from sqlalchemy.engine import Connection

PREFIX = "look_"
"""Of every table here: they are no part of what the migrations say."""

_MADE = "SELECT 1 FROM sqlite_master WHERE name = 'look_client'"
_STATEMENTS = (
    # Names of clients; most clients come without one and cost nothing here.
    "CREATE VIRTUAL TABLE look_client USING fts5(folded, content='client', content_rowid='id', tokenize='trigram')",
    "INSERT INTO look_client (rowid, folded) SELECT id, folded FROM client WHERE folded <> ''",
    """CREATE TRIGGER look_client_new AFTER INSERT ON client WHEN new.folded <> '' BEGIN
         INSERT INTO look_client (rowid, folded) VALUES (new.id, new.folded);
       END""",
    """CREATE TRIGGER look_client_changed AFTER UPDATE OF folded ON client WHEN old.folded <> new.folded BEGIN
         INSERT INTO look_client (look_client, rowid, folded)
           SELECT 'delete', old.id, old.folded WHERE old.folded <> '';
         INSERT INTO look_client (rowid, folded) SELECT new.id, new.folded WHERE new.folded <> '';
       END""",
    """CREATE TRIGGER look_client_gone AFTER DELETE ON client WHEN old.folded <> '' BEGIN
         INSERT INTO look_client (look_client, rowid, folded) VALUES ('delete', old.id, old.folded);
       END""",
    # Numbers that anybody ever had: a call is found by its number when the client has it no more. The row's key is the
    # number itself; the country's code, which nearly all share, is left out.
    "CREATE VIRTUAL TABLE look_phone USING fts5(digits, tokenize='trigram')",
    """INSERT INTO look_phone (rowid, digits)
         SELECT CAST(substr(phone, 2) AS INTEGER), replace(substr(phone, 1, 3), '+38', '') || substr(phone, 4)
         FROM (SELECT phone FROM client_number UNION SELECT phone FROM call WHERE phone IS NOT NULL)""",
    """CREATE TRIGGER look_phone_new AFTER INSERT ON client_number BEGIN
         INSERT INTO look_phone (rowid, digits)
           SELECT CAST(substr(new.phone, 2) AS INTEGER),
             replace(substr(new.phone, 1, 3), '+38', '') || substr(new.phone, 4)
           WHERE NOT EXISTS (SELECT 1 FROM look_phone WHERE rowid = CAST(substr(new.phone, 2) AS INTEGER));
       END""",
)

_ORDERS_MADE = "SELECT 1 FROM sqlite_master WHERE name = 'look_order'"
_ORDERS_STATEMENTS = (
    "CREATE VIRTUAL TABLE look_order USING fts5(folded, content='crm_order', content_rowid='id', tokenize='trigram')",
    "INSERT INTO look_order (rowid, folded) SELECT id, folded FROM crm_order",
    """CREATE TRIGGER look_order_new AFTER INSERT ON crm_order BEGIN
         INSERT INTO look_order (rowid, folded) VALUES (new.id, new.folded);
       END""",
    """CREATE TRIGGER look_order_changed AFTER UPDATE OF folded ON crm_order WHEN old.folded <> new.folded BEGIN
         INSERT INTO look_order (look_order, rowid, folded) VALUES ('delete', old.id, old.folded);
         INSERT INTO look_order (rowid, folded) VALUES (new.id, new.folded);
       END""",
    """CREATE TRIGGER look_order_gone AFTER DELETE ON crm_order BEGIN
         INSERT INTO look_order (look_order, rowid, folded) VALUES ('delete', old.id, old.folded);
       END""",
)

_WORDS_MADE = "SELECT 1 FROM sqlite_master WHERE name = 'look_words'"
_WORDS_STATEMENTS = (
    # What was said in the talks, and what the AI said of them.
    """CREATE VIRTUAL TABLE look_words
         USING fts5(folded, content='talk_words', content_rowid='summary', tokenize='trigram')""",
    "INSERT INTO look_words (rowid, folded) SELECT summary, folded FROM talk_words WHERE folded <> ''",
    """CREATE TRIGGER look_words_new AFTER INSERT ON talk_words WHEN new.folded <> '' BEGIN
         INSERT INTO look_words (rowid, folded) VALUES (new.summary, new.folded);
       END""",
    """CREATE TRIGGER look_words_changed AFTER UPDATE OF folded ON talk_words WHEN old.folded <> new.folded BEGIN
         INSERT INTO look_words (look_words, rowid, folded)
           SELECT 'delete', old.summary, old.folded WHERE old.folded <> '';
         INSERT INTO look_words (rowid, folded) SELECT new.summary, new.folded WHERE new.folded <> '';
       END""",
    """CREATE TRIGGER look_words_gone AFTER DELETE ON talk_words WHEN old.folded <> '' BEGIN
         INSERT INTO look_words (look_words, rowid, folded) VALUES ('delete', old.summary, old.folded);
       END""",
)
_ALL = ((_MADE, _STATEMENTS), (_ORDERS_MADE, _ORDERS_STATEMENTS), (_WORDS_MADE, _WORDS_STATEMENTS))


def ensure_search(connection: Connection) -> None:
    """Make the tables and fill them, when the file has none yet."""
    for made, statements in _ALL:
        if connection.exec_driver_sql(made).first() is None:
            for statement in statements:
                connection.exec_driver_sql(statement)
