"""Runs the migrations of a book on the connection it is given. Imports nothing of the program."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
context.run_migrations()
