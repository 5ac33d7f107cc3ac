"""The few kinds of columns that every table is made of."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, Text, text


def key() -> "Column[int]":
    return Column("id", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=True)


def of(table: str, name: str | None = None, *, needed: bool = True) -> "Column[int]":
    return Column(name or table, BigInteger, ForeignKey(f"{table}.id"), nullable=not needed)


def word(name: str, default: str | None = "") -> "Column[str]":
    return Column(name, Text, nullable=False, server_default=None if default is None else default)


def moment(name: str, *, needed: bool = False) -> "Column[int]":
    return Column(name, BigInteger, nullable=not needed)


def flag(name: str) -> "Column[bool]":
    return Column(name, Boolean, nullable=False, server_default=text("false"))
