"""The stored facts: tables, the open book, the unit of work, its guards and its trail.

Imports domain, SQLAlchemy and alembic; no rule about what a treasurer may do is decided here.
"""
