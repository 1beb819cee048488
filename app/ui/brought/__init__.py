"""What a room may bring to the window: one small type a file, and the function that gathers what the rooms bring of it."""
