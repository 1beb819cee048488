"""Lists of people: members, dues, and what is neither; their layouts and what came of them in the book."""
