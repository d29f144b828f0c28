"""Own rules of conversations: the record (record.py) and what it gives to practise (findings.py). Pure."""
