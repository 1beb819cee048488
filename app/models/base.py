"""The shared metadata of a book: STRICT tables, ISO text dates, whole đồng, and how columns are marked.

Each file beside this one holds the tables of one subject. A table is trailed (its changes are written to the trail
by triggers) unless marked ``trailed: False``; a column marked ``personal`` is hashed with a salt, so it can be erased.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, Table, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator

from app.domain.dates import Month

APPLICATION_ID = 0x53434431  # "SCD1"

metadata = MetaData()


class Day(TypeDecorator[dt.date]):
    """A plain date kept as ``YYYY-MM-DD``."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dt.date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> dt.date | None:
        return None if value is None else dt.date.fromisoformat(value)


class MonthText(TypeDecorator[Month]):
    """A month kept as ``YYYY-MM``."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Month | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Month | None:
        return None if value is None else Month.parse(value)


def book_table(name: str, *items: SchemaItem, trailed: bool = True) -> Table:
    """A STRICT table with an integer primary key ``id`` that the trail can name."""
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        *items,
        sqlite_strict=True,
        info={"trailed": trailed},
    )


def day_column(name: str, nullable: bool = False) -> Column[dt.date]:
    """A date column that only takes a real ISO date."""
    return Column(
        name,
        Day,
        CheckConstraint(f"{name} IS NULL OR {name} = date({name})", name=f"{name}_is_a_date"),
        nullable=nullable,
    )


def month_column(name: str, nullable: bool = True) -> Column[Month]:
    """A month column that only takes ``YYYY-MM``."""
    check = f"{name} IS NULL OR {name} || '-01' = date({name} || '-01')"
    return Column(name, MonthText, CheckConstraint(check, name=f"{name}_is_a_month"), nullable=nullable)


def text_column(name: str, default: str | None = "", personal: bool = False, lines: bool = False) -> Column[str]:
    """A text column that is never NULL; ``default=None`` makes it required. A text of several ``lines`` keeps their breaks."""
    info = {"personal": personal, **({"lines": True} if lines else {})}
    return Column(name, Text, nullable=False, server_default=default, info=info)


def reference(name: str, target: str, nullable: bool = False, index: bool = False) -> Column[int]:
    """A column that points at another table's row; that row cannot be deleted while pointed at."""
    return Column(name, Integer, ForeignKey(target, ondelete="RESTRICT"), nullable=nullable, index=index)


def choice_column(name: str, *choices: str, default: str | None = None) -> Column[str]:
    """A text column that takes one of ``choices``; ``default=None`` makes it required."""
    listed = ", ".join(f"'{choice}'" for choice in choices)
    check = CheckConstraint(f"{name} IN ({listed})", name=f"{name}_known")
    return Column(name, Text, check, nullable=False, server_default=default)


def count_column(name: str, nullable: bool = False) -> Column[int]:
    """A whole number from 0 up: đồng or a count. Not nullable ones begin at 0; a nullable one is unknown while NULL."""
    check = CheckConstraint(f"{name} IS NULL OR {name} >= 0", name=f"{name}_counts")
    return Column(name, Integer, check, nullable=nullable, server_default=None if nullable else "0")


def flag_column(name: str, nullable: bool = False) -> Column[int]:
    """1 for yes, 0 for no; a nullable one is NULL while nobody has said."""
    check = CheckConstraint(f"{name} IS NULL OR {name} IN (0, 1)", name=f"{name}_is_a_flag")
    return Column(name, Integer, check, nullable=nullable, server_default=None if nullable else "0")
