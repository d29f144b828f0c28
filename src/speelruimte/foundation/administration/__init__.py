"""What the functional administrator does: people, teams and who belongs where. Never records, never passwords."""
