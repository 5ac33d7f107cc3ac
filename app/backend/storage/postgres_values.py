"""What travels between Python and PostgreSQL, so that it means the same as with SQLite."""

from psycopg.abc import Buffer
from psycopg.adapt import AdaptersMap, Dumper, Loader
from psycopg.postgres import adapters, types


class _WholeNumber(Dumper):
    """Always of 64 bits: a statement is prepared once, not once for every width of its numbers."""

    oid = types["int8"].oid

    def dump(self, obj: int) -> bytes:
        if not -(2**63) <= obj < 2**63:
            raise OverflowError(f"{obj} is beyond 64 bits")
        return b"%d" % obj


class _Words(Dumper):
    """PostgreSQL keeps no NUL in a text; whatever comes with one from outside is the same text without it."""

    def dump(self, obj: str) -> bytes:
        return obj.replace("\0", "").encode()


class _Sum(Loader):
    """The sum of whole numbers is one."""

    def load(self, data: Buffer) -> int | float:
        text = bytes(data).decode()
        return float(text) if "." in text else int(text)


def values() -> AdaptersMap:
    """How a connection lets values in and out, as the tables mean them."""
    ours = AdaptersMap(adapters)
    ours.register_dumper(int, _WholeNumber)
    ours.register_dumper(str, _Words)
    ours.register_loader("numeric", _Sum)
    return ours
