"""The ledger: vouchers, coding rules, books, cash counts, books that come in from Excel."""
