"""Pages and workbook cells of the papers of care against golden files; and that no list of them tells why anybody was visited."""

from __future__ import annotations

import json

import pytest

from tests.case_form_samples import CASES, SECRET
from tests.form_cases import data_of, document_of, pages


@pytest.mark.parametrize("case", CASES)
def test_no_paper_tells_why(case):
    assert SECRET not in pages(document_of(case))
    assert SECRET not in json.dumps(data_of(case), ensure_ascii=False)
