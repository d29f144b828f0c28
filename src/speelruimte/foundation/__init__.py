"""Django code that every capability may use."""
