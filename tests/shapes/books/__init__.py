"""Cash and bank books: a truth, its layouts, and what came of them in the book."""
