"""What if the nth call to the disk is refused, once or from then on?

One pass from the mailbox to the public record, with a mail in time and a late one,
in a world where only that call goes wrong. Then there is room again, and all must
come to its end: nothing lost, nobody answered twice, `verify` content.
"""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

from pipeline.proof.verify import verify
from tests.simulation import people
from tests.simulation.audit import Auditor
from tests.simulation.people import HARD
from tests.simulation.world import Mishap, World

#: ENOSPC and EIO, each once and for ever.
KINDS = ("no room", "full", "broken", "gone")


def refused(what: str, nth: int, folder: Path) -> tuple[str | None, list[str]]:
    """Play it; return which call was refused, and what was wrong.

    That is None where the pass made fewer calls, and empty where the call was one
    that a full disk takes.
    """
    chance = random.Random(1)  # noqa: S311 (a story, no secret)
    auditor = Auditor(folder)
    world = World(folder, chance, auditor.inspect)
    world.honest, world.now = True, HARD + timedelta(hours=1)
    for n, at in enumerate((HARD - timedelta(days=1), HARD)):
        mail = people.plain(chance, n, at)
        world.deliver(mail, "new")
        auditor.truth.delivered(mail)
    wrong = auditor.wrong
    with world.around():
        world.do(lambda service: service.once(), Mishap(what=what, nth=nth))
        struck = world.struck if world.calls >= nth else None
        auditor.check(world.taken)
        for _ in range(3):  # a letter that was refused waits for its time
            world.now += timedelta(hours=13)
            well, done = world.do(lambda service: service.once())
            wrong += [] if well and not done.trouble else [f"with room again: {done}"]
        auditor.check(world.taken, quiet=True)
        auditor.close()
        _, found = world.do(lambda service: list(verify(service)))
        wrong += found
    if len(world.taken) != len(auditor.truth.mails):
        wrong.append(f"{len(world.taken)} letters went")
    return struck, wrong
