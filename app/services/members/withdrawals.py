"""A merge of two members is taken back whole, with the rows of runs and batches that no trail follows one by one."""

from __future__ import annotations

from app.services.members.merge_members import split_members
from app.services.undo_act import Withdrawal

WITHDRAWALS = (Withdrawal("merge_members", split_members),)
