"""The settlement: B07, the closing of a month, basic indicators, why a figure is what it is."""
