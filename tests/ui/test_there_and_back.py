"""Every case and activity that has money leads to its vouchers, and every such voucher leads back, in the window itself."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from tests.cameras.scene import settle

TRACED = """
SELECT DISTINCT v.id, v.number, e.{owner} FROM entry e JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted'
JOIN (SELECT {owner} AS owner, min(voucher_id) AS first, max(voucher_id) AS last FROM entry WHERE {owner} IS NOT NULL GROUP BY 1) o
ON o.owner = e.{owner} AND v.id IN (o.first, o.last)
WHERE (SELECT count(DISTINCT coalesce(f.case_id, -f.activity_id)) FROM entry f WHERE f.voucher_id = v.id) = 1
"""
"""The first and the last voucher of every case or activity, when the voucher is for nothing else."""


@pytest.mark.parametrize("owner", ["case_id", "activity_id"])
def test_there_and_back(window, owner: str):
    with window.desk.read() as read:
        pairs = read.rows(TRACED.format(owner=owner))
    assert len(pairs) > 7
    pages, lost = set(), []
    for voucher, number, subject in pairs:
        window.go("voucher_editor", {"voucher": voucher})
        settle(window)
        form = window.current.form
        assert form.belongs.isVisible(), number
        form.belongs.open_asked.emit()
        settle(window)
        page = window.current
        pages.add(page.key)
        links = [each for each in page.findChildren(QPushButton) if each.text() == number and each.isVisible()]
        if subject not in page.where().values() or len(links) != 1:
            lost.append((number, page.key, page.where(), subject, len(links)))
            continue
        links[0].click()
        settle(window)
        assert (window.current.key, window.current.card.id) == ("voucher_editor", voucher)
    assert lost == []
    wanted = {"case_id": {"cases", "loans", "houses"}, "activity_id": {"activities", "gifts", "programmes"}}
    assert pages == wanted[owner]
