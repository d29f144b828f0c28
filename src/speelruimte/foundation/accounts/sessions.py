"""How long a session lasts. What the session itself keeps about time goes when it ends."""

from datetime import datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase

LONGEST = timedelta(hours=8)  # since signing in
LONGEST_IDLE = timedelta(minutes=60)  # since the last page
STEP = timedelta(minutes=5)  # activity is written down no finer than this, so idle counts a little early, never late
BEGAN = "began"
SEEN = "seen"


def session_begin(session: SessionBase, *, at: datetime) -> None:
    """Start counting, at the moment of signing in."""
    session[BEGAN] = session[SEEN] = int(at.timestamp())


def session_over(session: SessionBase, *, at: datetime) -> bool:
    """Whether it has lasted too long, in all or without a page; one that was never begun is not over."""
    moment = int(at.timestamp())
    began, seen = int(session.get(BEGAN, moment)), int(session.get(SEEN, moment))
    return moment - began > LONGEST.total_seconds() or moment - seen > LONGEST_IDLE.total_seconds()


def session_seen(session: SessionBase, *, at: datetime) -> None:
    """A page was asked for."""
    moment = int(at.timestamp())
    if BEGAN not in session:
        session_begin(session, at=at)
    elif moment - int(session.get(SEEN, 0)) >= STEP.total_seconds():
        session[SEEN] = moment
