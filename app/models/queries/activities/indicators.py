"""What the book counts of a year for the measured values of the union's work."""

from __future__ import annotations

import datetime as dt

from app.domain import clock
from app.domain.activities.indicators import YearFacts
from app.models.book import Read
from app.models.queries.members.members import IS_MEMBER, count_members

# Why entries, not cases or lists: what a voucher paid to a member is what the member got; goods and gifts come from the lists.
# Why of members on the last day: who left in the year would make the share more than the whole.
_CARED = f"""
SELECT count(*) FROM (
    SELECT e.member_id FROM entry e JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted'
    JOIN bucket b ON b.id = e.target_id AND b.kind = 'code' AND (b.key = 'code:31' OR b.key LIKE 'code:31.%')
    WHERE e.member_id IS NOT NULL AND e.amount > 0 AND v.reversal_of IS NULL AND v.book_date BETWEEN :first AND :last
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
_SPENT = """
SELECT coalesce(sum(iif(b.key = 'code:31' OR b.key LIKE 'code:31.%', e.amount, 0)), 0), coalesce(sum(e.amount), 0)
FROM entry e JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted' JOIN bucket b ON b.id = e.target_id
WHERE b.kind = 'code' AND substr(b.key, 6, 2) IN ('31', '32') AND v.book_date BETWEEN :first AND :last
"""
_REQUESTS = """
SELECT count(*), coalesce(sum(r.state = 'settled'), 0) FROM dialogue_request r JOIN dialogue d ON d.id = r.dialogue_id
WHERE d.state = 'held' AND d.held_on BETWEEN :first AND :last
"""
_INITIATIVES = """
SELECT count(*), coalesce(sum(benefit), 0) FROM initiative WHERE state = 'recognised' AND recognised_on BETWEEN :first AND :last
"""
_ENCOURAGEMENT = """
SELECT coalesce(sum(e.amount), 0) FROM entry e JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted'
WHERE v.book_date BETWEEN :first AND :last AND e.case_id IN (SELECT case_id FROM initiative WHERE case_id IS NOT NULL)
"""
_DUES = """
SELECT coalesce(sum(c.amount), 0) FROM charge c WHERE c.month BETWEEN :first_month AND :last_month
"""
_DUES_PAID = """
SELECT coalesce(sum(a.amount), 0) FROM allocation a JOIN allocation_batch b ON b.id = a.batch_id JOIN entry e ON e.id = b.entry_id
JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted'
WHERE a.month BETWEEN :first_month AND :last_month
AND EXISTS (SELECT 1 FROM charge c WHERE c.member_id = a.member_id AND c.month = a.month)
"""
_ACTIVITIES = "SELECT count(*) FROM activity WHERE state IN ('held', 'settled') AND starts_on BETWEEN :first AND :last"
_ANSWERS = """
SELECT a.question, sum(a.score >= 4), count(*) FROM survey_answer a JOIN survey s ON s.id = a.survey_id
WHERE s.held_on BETWEEN :first AND :last GROUP BY 1
"""


def year_facts(read: Read, year: int) -> YearFacts:
    """Everything counted of one year; members as of its last day, or of today in the running year."""
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    days = {"first": first.isoformat(), "last": last.isoformat()}
    counted_on = min(last, max(clock.today(), first))
    people = {**days, "day": counted_on.isoformat()}
    months = {"first_month": f"{year}-01", "last_month": f"{year}-12"}
    spent = read.one(_SPENT, days) or (0, 0)
    requests = read.one(_REQUESTS, days) or (0, 0)
    initiatives = read.one(_INITIATIVES, days) or (0, 0)
    return YearFacts(
        year=year,
        members=count_members(read, counted_on),
        cared=read.value(_CARED, people),
        care_spent=spent[0],
        took_part=read.value(_TOOK_PART, people),
        activities=read.value(_ACTIVITIES, days),
        spent=spent[1],
        requests=requests[0],
        settled=requests[1],
        initiatives=initiatives[0],
        benefit=initiatives[1],
        encouragement=read.value(_ENCOURAGEMENT, days),
        dues=read.value(_DUES, months),
        dues_paid=read.value(_DUES_PAID, months),
        agreeing={row[0]: (row[1], row[2]) for row in read.rows(_ANSWERS, days)},
    )


def years_of_book(read: Read, last: int, most: int = 5) -> range:
    """The years to show up to ``last``: from the year the book opens, at most ``most`` of them."""
    opened = int(str(read.value("SELECT opening_day FROM book_identity"))[:4])
    return range(max(min(opened, last), last - most + 1), last + 1)
