"""What the book counts of a year for the measured values of the union's work."""

from __future__ import annotations

import datetime as dt

from app.domain import clock
from app.domain.activities.indicators import YearFacts
from app.models.queries.ledger.entries import NAMED, POSTED
from app.models.queries.members.members import IS_MEMBER, count_members
from app.models.queries.union.organisation import opening_day
from app.models.read import Read

# Why entries, not cases or lists: what a voucher paid to a member is what the member got; goods and gifts come from the lists.
# Why of members on the last day: who left in the year would make the share more than the whole.
_CARED = f"""
SELECT count(*) FROM (
    SELECT n.member_id FROM entry e {POSTED} JOIN {NAMED} n ON n.entry_id = e.id
    JOIN account b ON b.id = e.target_id AND b.kind = 'code' AND (b.key = 'code:31' OR b.key LIKE 'code:31.%')
    WHERE e.amount > 0 AND v.reversal_of IS NULL AND v.book_date BETWEEN :first AND :last
    UNION
    SELECT p.member_id FROM participant p JOIN activity a ON a.id = p.activity_id
    WHERE p.member_id IS NOT NULL AND p.received = 1 AND a.state <> 'cancelled' AND a.starts_on BETWEEN :first AND :last
    UNION
    SELECT c.member_id FROM welfare_case c
    WHERE c.member_id IS NOT NULL AND c.in_kind > 0 AND c.received_on BETWEEN :first AND :last
) WHERE member_id IN (SELECT m.id FROM member m WHERE {IS_MEMBER})
"""
_TOOK_PART = f"""
SELECT count(DISTINCT p.member_id) FROM participant p JOIN activity a ON a.id = p.activity_id
WHERE p.member_id IS NOT NULL AND p.attended = 1 AND a.state IN ('held', 'settled') AND a.starts_on BETWEEN :first AND :last
AND p.member_id IN (SELECT m.id FROM member m WHERE {IS_MEMBER})
"""
_SPENT = f"""
SELECT coalesce(sum(e.amount), 0) AS spent
FROM entry e {POSTED} JOIN account b ON b.id = e.target_id
WHERE b.kind = 'code' AND substr(b.key, 6, 2) IN ('31', '32') AND v.book_date BETWEEN :first AND :last
"""
_REQUESTS = """
SELECT count(*) AS requests, coalesce(sum(r.state = 'settled'), 0) AS settled FROM dialogue_request r JOIN dialogue d ON d.id = r.dialogue_id
WHERE d.state = 'held' AND d.held_on BETWEEN :first AND :last
"""
_INITIATIVES = """
SELECT count(*) AS initiatives, coalesce(sum(benefit), 0) AS benefit FROM initiative
WHERE state = 'recognised' AND recognised_on BETWEEN :first AND :last
"""
_ENCOURAGEMENT = f"""
SELECT coalesce(sum(e.amount), 0) FROM entry e {POSTED}
WHERE v.book_date BETWEEN :first AND :last AND e.case_id IN (SELECT case_id FROM initiative WHERE case_id IS NOT NULL)
"""
_DUES = """
SELECT coalesce(sum(c.amount), 0) FROM charge c WHERE c.month BETWEEN :first_month AND :last_month
"""
_DUES_PAID = f"""
SELECT coalesce(sum(a.amount), 0) FROM allocation a JOIN allocation_batch b ON b.id = a.batch_id JOIN entry e ON e.id = b.entry_id
{POSTED}
WHERE a.month BETWEEN :first_month AND :last_month
AND EXISTS (SELECT 1 FROM charge c WHERE c.member_id = a.member_id AND c.month = a.month)
"""
_ANSWERS = """
SELECT a.question, sum(a.score >= 4), count(*) FROM survey_answer a JOIN survey s ON s.id = a.survey_id
WHERE s.held_on BETWEEN :first AND :last GROUP BY 1
"""
_FACTS = f"""
SELECT :year AS year, :members AS members, ({_CARED}) AS cared, ({_TOOK_PART}) AS took_part,
    ({_ENCOURAGEMENT}) AS encouragement, ({_DUES}) AS dues, ({_DUES_PAID}) AS dues_paid, s.*, r.*, i.*
FROM ({_SPENT}) s, ({_REQUESTS}) r, ({_INITIATIVES}) i
"""


def year_facts(read: Read, year: int) -> YearFacts:
    """Everything counted of one year; members as of its last day, or of today in the running year."""
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    days = {"first": first, "last": last}
    counted_on = min(last, max(clock.today(), first))
    values = {
        **days,
        "year": year,
        "members": count_members(read, counted_on),
        "day": counted_on,
        "first_month": f"{year}-01",
        "last_month": f"{year}-12",
    }
    agreeing = {key: (agreed, answers) for key, agreed, answers in read.rows(_ANSWERS, days)}
    (found,) = read.records(YearFacts, _FACTS, values, agreeing={year: agreeing})
    return found


def years_of_book(read: Read, last: int, most: int = 5) -> range:
    """The years to show up to ``last``: from the year the book opens, at most ``most`` of them."""
    opened = opening_day(read).year
    return range(max(min(opened, last), last - most + 1), last + 1)
