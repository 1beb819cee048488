"""Every record's fields are what its table keeps: the column, whether it is personal, what it may hold; and each has English words."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from functools import cache

import pytest
from sqlalchemy import CheckConstraint, Table

from app import i18n
from app.domain.records import Field, ForeignTable, Kind, Record
from app.models.schema import all_tables, present
from app.rooms import Registry

RECORDS = Registry("domain", Record, module="records").all()
FOREIGN = Registry("domain", ForeignTable, module="records").all()
TABLES = {table.name: table for table in all_tables()}
ELSEWHERE = {
    "agreement": {"agreed": "agreement_step.figures", "against": "agreement_step.figures"},
    "basic_indicator": dict.fromkeys(
        ("workers", "workers_payroll", "members", "dues_payroll", "full_time_officers"), "basic_indicator.value"
    ),
    "loan": dict.fromkeys(("first_month", "due_day"), "loan_instalment.due_on")
    | {"instalments": "loan_instalment.position"},
    "member": {"member_number": "member.number", "group": "union_group.name", "wage": "wage.amount"},
}
"""Fields that are typed with a record and kept in a column of another name: by the record's table, the column."""
FOLLOWS = {
    "agreement_vote": {"sort_key"},
    "member": {"birthday", "search_key", "sort_key"},
    "participant": {"sort_key"},
    "voucher": {"search_key"},
    "welfare_case": {"search_key", "title"},
}
"""Personal columns that the program fills from fields, by the record's table."""
every_record = pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.table)


@cache
def english_sentences() -> frozenset[str]:
    return frozenset(i18n.sentences("en"))


def column_of(record: Record, field: Field) -> tuple[str, str]:
    """The table and the column that keep a field."""
    table, _dot, column = ELSEWHERE.get(record.table, {}).get(field.key, f"{record.table}.{field.key}").partition(".")
    return table, column


def checks_of(table: Table, column: str) -> Iterator[str]:
    """The conditions on a column alone that list what it may hold."""
    for constraint in (*table.constraints, *table.columns[column].constraints):
        if isinstance(constraint, CheckConstraint) and re.match(rf"{column} IN \(", text := str(constraint.sqltext)):
            yield text


def test_each_table_is_told_once() -> None:
    assert len({record.table for record in RECORDS}) == len(RECORDS) > 40


@every_record
def test_every_field_has_its_column(record: Record) -> None:
    assert record.table in TABLES
    assert len({field.key for field in record.fields}) == len(record.fields)
    for field in record.fields:
        table, column = column_of(record, field)
        assert column in TABLES[table].columns, field.key


def test_what_is_said_to_lie_elsewhere_is_a_field_and_no_column() -> None:
    told = {record.table: record for record in RECORDS}
    for table, keys in ELSEWHERE.items():
        assert keys.keys() <= {field.key for field in told[table].fields}
        assert not keys.keys() & set(TABLES[table].columns.keys())


@every_record
def test_what_only_the_time_line_shows_is_a_column(record: Record) -> None:
    """Its own, or the one by which other tables of the subject name a row of it."""
    own, every = TABLES[record.table].columns, {column.name for table in TABLES.values() for column in table.columns}
    assert [key for key in record.also if key not in own and key not in every] == []


@every_record
def test_a_field_is_personal_where_its_column_is(record: Record) -> None:
    """Also where it is kept in another table."""
    personal = present().personal
    places = {field.key: column_of(record, field) for field in record.fields}
    differing = [
        field.key
        for field in record.fields
        if field.personal != (places[field.key][1] in personal.get(places[field.key][0], frozenset()))
    ]
    assert differing == []


@every_record
def test_a_personal_column_has_its_word_and_is_no_field_in_disguise(record: Record) -> None:
    """What is personal in a table is told by a field, or follows from one: no column of it is personal in secret."""
    told = {column for field in record.fields for table, column in [column_of(record, field)] if table == record.table}
    untold = present().personal.get(record.table, frozenset()) - told - record.also.keys()
    assert untold <= FOLLOWS.get(record.table, set())


def test_what_follows_from_fields_is_a_personal_column() -> None:
    personal = present().personal
    assert all(columns <= personal[table] for table, columns in FOLLOWS.items())


@every_record
def test_every_choice_may_be_stored(record: Record) -> None:
    for field in record.fields:
        assert (field.kind is Kind.CHOICE) is (field.choices is not None), field.key
        table, column = column_of(record, field)
        for check in checks_of(TABLES[table], column) if field.choices is not None else ():
            with sqlite3.connect(":memory:") as connection:
                refused = [
                    str(choice)
                    for choice in field.choices
                    if not connection.execute(f"SELECT {check} FROM (SELECT ? AS {column})", (str(choice),)).fetchone()[
                        0
                    ]
                ]
            assert refused == [], field.key


@pytest.mark.parametrize("record", [*RECORDS, *FOREIGN], ids=lambda record: record.word)
def test_every_word_of_a_record_has_its_english(record: Record | ForeignTable) -> None:
    texts = {record.word, *record.labels().values()}
    texts |= {text for field in record.fields for text in (field.label, field.head, field.example, field.help)}
    texts |= {choice.label for field in record.fields for choice in field.choices or ()}
    english = english_sentences()
    assert sorted(text for text in texts if re.search(r"[^\W\d]", text) and text not in english) == []
