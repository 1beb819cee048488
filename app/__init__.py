"""Sổ Công Đoàn: the books of a grassroots trade union, from the first receipt to the settlement sent up.

The house on one screen: README.md beside this file. Nothing else lives here but the version.
"""

__version__ = "0.1.0"
