"""Accounts and codes, vouchers, cash and bank books, cash counts."""

USES = ("union", "members")
