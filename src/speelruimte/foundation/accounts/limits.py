"""How often something may be asked in a while, counted in the cache under a hash of what is limited."""

from django.core.cache import cache
from django.utils.crypto import salted_hmac


def within_limit(kind: str, key: str, *, limit: int, seconds: int) -> bool:
    """Count one more for this key; True while there were at most `limit` in the running period of `seconds`.

    The key itself (an address) is not stored.
    """
    name = f"limit:{kind}:{salted_hmac(f'speelruimte.limit.{kind}', key, algorithm='sha256').hexdigest()}"
    if cache.add(name, 1, timeout=seconds):
        return limit >= 1
    try:
        return cache.incr(name) <= limit
    except ValueError:  # the period ended between the two lines
        cache.set(name, 1, timeout=seconds)
        return limit >= 1
