"""Commands for the operator of the key ring."""
