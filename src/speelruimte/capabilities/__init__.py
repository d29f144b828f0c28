"""What the product does: one folder per thing that the user knows. They do not know each other."""
