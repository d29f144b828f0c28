"""People who sign in: e-mail, password, recovery of access."""
