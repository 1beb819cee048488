"""The settlement: B07, the closing of a month, head figures, why a figure is what it is."""
