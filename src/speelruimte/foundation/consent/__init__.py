"""What the client was told, the legal basis, purposes and retention periods."""
