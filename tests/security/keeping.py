"""A process of its own that keeps one conversation: twice at once, or until it is killed. Run by test_keeping.py."""

import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import django

SUBMISSION = UUID("5b0d7a52-8f3c-4d39-9d57-0f6f2f3a1c11")


def owner():
    """The one person there is, with her records open; made the first time."""
    from speelruimte.capabilities.conversations.tests.factories import TODAY, make_owner
    from speelruimte.foundation.access.actor import actor_for
    from speelruimte.foundation.accounts.models import User
    from speelruimte.foundation.encryption.services import vault_open_with_password
    from speelruimte.foundation.organisations.tests.factories import PASSWORD

    person = User.objects.first()
    if person is None:
        return make_owner()[1]
    vault = vault_open_with_password(user_id=person.pk, password=PASSWORD)
    return actor_for(user_id=person.pk, day=TODAY, vault=vault)


def keep(actor, at_the_same_time=None):
    """Keep the conversation; with a barrier, begin together with the other."""
    from django.db import connection

    from speelruimte.capabilities.conversations.tests.factories import make_conversation

    if at_the_same_time:
        at_the_same_time.wait()
    try:
        return make_conversation(actor, conversation_id=SUBMISSION)
    finally:
        connection.close()


def estimate(actor, value, at_the_same_time):
    """Change the conversation; begin together with the others."""
    from django.db import connection

    from speelruimte.capabilities.conversations.domain.record import Skill
    from speelruimte.capabilities.conversations.services import estimate_record
    from speelruimte.kernel.errors import NotAllowed

    at_the_same_time.wait()
    try:
        estimate_record(actor, conversation_id=SUBMISSION, estimates={skill: value for skill in Skill})
    except NotAllowed:
        return "gone"
    finally:
        connection.close()
    return "changed"


def erase(actor, at_the_same_time):
    """Erase the conversation; begin together with the others."""
    from django.db import connection

    from speelruimte.capabilities.conversations.services import conversation_erase
    from speelruimte.capabilities.conversations.tests.factories import TODAY

    at_the_same_time.wait()
    try:
        conversation_erase(actor, conversation_id=SUBMISSION, today=TODAY)
    finally:
        connection.close()
    return "erased"


def erased_while_changing(actor):
    """Five changes and an erasure at the same moment."""
    keep(actor)
    barrier = Barrier(6)
    with ThreadPoolExecutor(6) as pool:
        done = [pool.submit(erase, actor, barrier)]
        done += [pool.submit(estimate, actor, value, barrier) for value in range(5)]
        assert {one.result() for one in done} <= {"erased", "changed", "gone"}


def killed_after(writes, actor):
    """Keep the conversation, and die without a word after so many statements that write."""
    from django.db import connection

    left = [writes]

    def watch(execute, sql, parameters, many, context):
        result = execute(sql, parameters, many, context)
        left[0] -= sql.lstrip().upper().startswith(("INSERT", "UPDATE"))
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    with connection.execute_wrapper(watch):
        keep(actor)


def main(what, number="0"):
    """Do one thing; print what came of it."""
    django.setup()
    from django.core.management import call_command

    from speelruimte.capabilities.conversations.models import Conversation
    from speelruimte.foundation.audit.models import OwnerEvent

    if what == "prepare":
        call_command("migrate", verbosity=0)
        owner()
    elif what == "killed":
        killed_after(int(number), owner())
    elif what == "together":
        actor, barrier = owner(), Barrier(2)
        with ThreadPoolExecutor(2) as pool:
            found = [pool.submit(keep, actor, barrier) for _ in range(2)]
            assert {one.result() for one in found} == {SUBMISSION}
    elif what == "erased-while-changing":
        erased_while_changing(owner())
    print(Conversation.objects.count(), OwnerEvent.objects.count())


if __name__ == "__main__":
    main(*sys.argv[1:])
