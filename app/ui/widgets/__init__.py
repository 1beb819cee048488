"""The small set of widgets every screen is built from, one file each. None of them knows a book, a service or a screen."""
