"""The one page by which anything comes in from a file, and the specification by which a room says what is special about its kind."""
