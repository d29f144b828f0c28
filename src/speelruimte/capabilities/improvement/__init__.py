"""The practice agenda: what she chose to practise, and whether it moves."""
