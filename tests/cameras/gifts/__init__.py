"""The gifts: gift lists, the calendar of holidays, programmes."""
