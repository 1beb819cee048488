"""One file per screen or dialog. A new screen is a new file here with a ``key``; screens never import one another."""
