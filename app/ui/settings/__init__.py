"""The pages of Thiết lập, one file each. A page loads from the book, tells whether it was changed, and stores through the desk."""
