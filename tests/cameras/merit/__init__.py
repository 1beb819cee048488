"""Merit: initiatives, emulation, members put forward to the Party."""
