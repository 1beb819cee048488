"""What every list page is made of: the page itself, its filters, its sums."""
