"""Accounts and codes, vouchers, cash and bank books, imports of books, cash counts."""

USES = ("union",)
