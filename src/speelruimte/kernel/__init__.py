"""Words shared by every layer: findings, topics, periods and errors. Standard library only."""
