"""Owner keys, record keys, the key ring, recovery codes and crypto-erasure.

What belongs to one professional is encrypted with a key of its own, that key with her key, and her key with both
something only she knows and the key ring, a file outside the database. See docs/algorithms/owner-only.md.
"""
