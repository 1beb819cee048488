"""The window: screens ask and show, nothing more. Reads go through ``models.queries``, acts through ``services``; never sqlalchemy."""
