"""Owner keys, record keys, the key ring, recovery codes and crypto-erasure."""
