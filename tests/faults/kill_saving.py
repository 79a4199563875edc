"""Kills a program that is saving, again and again, and looks what is left: ``python -m tests.faults.kill_saving``.

A child opens the file and saves; whenever a save has returned, it says so over a pipe. At a moment of chance it is
killed. What it had said must be in the file, whole; of what it had not said yet, at most one save may be.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import select
import signal
import sys
import time
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from kundenapp.domain.contact import Address, Email, Phone
from kundenapp.domain.customer import Customer, CustomerKind
from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.store.header import has_hot_journal
from kundenapp.store.opening import Places, create_store, open_store
from tests.factories import MONDAY, talk
from tests.store.images import check_derived

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kundenapp.store.store import Store

SAVES_IN_THE_LONGEST_LIFE = 5
# What one save writes; anything else is a half save.
HALF_CUSTOMERS = """
    SELECT count(*) FROM customers c WHERE
        (SELECT count(*) FROM customer_phones WHERE customer_id = c.id) <> 3
        OR (SELECT count(*) FROM customer_emails WHERE customer_id = c.id) <> 1
        OR (SELECT count(*) FROM customer_addresses WHERE customer_id = c.id) <> 1
        OR (SELECT count(*) FROM customer_tags WHERE customer_id = c.id) <> 2
        OR (SELECT count(*) FROM customer_summaries WHERE customer_id = c.id AND display_name = c.company) <> 1
"""
HALF_CONVERSATIONS = """
    SELECT count(*) FROM conversations t WHERE
        (SELECT count(*) FROM follow_ups WHERE conversation_id = t.id AND what = t.text) <> 1
        OR (SELECT count(*) FROM customer_summaries WHERE customer_id = t.customer_id AND next_due_what = t.text) <> 1
"""
HALF_OPERATIONS = """
    SELECT count(*) FROM operations o WHERE (SELECT count(*) FROM changes WHERE operation_id = o.id)
        <> CASE o.kind WHEN 'customer.create' THEN 8 WHEN 'conversation.record' THEN 2 END
"""


def save(store: Store, word: str) -> Iterator[str]:
    """Save a customer, then a conversation with its follow-up; yield the word of each when it has been saved."""
    customer = Customer(
        kind=CustomerKind.COMPANY,
        company=f"{word}k",
        phones=tuple(Phone(f"0421 {n}") for n in range(3)),
        emails=(Email("a@b.de"),),
        addresses=(Address("Am Deich 7", "28199", "Bremen"),),
        tags=("eins", "zwei"),
        note="x" * random.randrange(3000),
    )
    kept = store.customers.create(customer)
    yield f"{word}k"
    record_conversation(store, talk(kept.id, f"{word}g"), NextStep(MONDAY, f"{word}g"))
    yield f"{word}g"


def killed(work: Callable[[int], None], seconds: float, *, from_first_word: bool = False) -> tuple[bytes, bool]:
    """Let `work` write to a pipe for so long, kill it, and return what it wrote and whether it was still at work.

    The time runs from its first word on if asked, else from the beginning.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            work(writing)
        finally:
            os._exit(1)
    os.close(writing)
    said = os.read(reading, 65536) if from_first_word else b""
    deadline = time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0:
        if select.select([reading], [], [], left)[0]:
            said += os.read(reading, 65536)
    os.kill(child, signal.SIGKILL)
    _child, status = os.waitpid(child, 0)
    while more := os.read(reading, 65536):
        said += more
    os.close(reading)
    return said, os.WIFSIGNALED(status)


def main() -> None:
    """Kill as often as asked and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("kills", type=int)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    random.seed(arguments.seed)
    path, places = arguments.folder / "Kunden.kundenapp", Places(arguments.folder / "b", arguments.folder / "s")
    create_store(path, places).close()
    started = time.monotonic()
    store = open_store(path, places)
    list(save(store, "warm"))
    store.close()
    longest = SAVES_IN_THE_LONGEST_LIFE * (time.monotonic() - started)
    figures = {"kills": 0, "acknowledged": 0, "lost": 0, "half": 0, "unsound": 0, "journals": 0, "ended_by_itself": 0}
    promised: set[str] = set()

    def work(pipe: int) -> None:
        store = open_store(path, places)
        for number in count():
            for word in save(store, f"{figures['kills']}-{number}"):
                os.write(pipe, f"{word}\n".encode())

    while figures["kills"] < arguments.kills:
        said, was_at_work = killed(work, random.uniform(0, longest))
        figures["ended_by_itself"] += not was_at_work
        figures["journals"] += has_hot_journal(path)
        new = set(said.decode().split())
        store = open_store(path, places)
        figures["unsound"] += not store.engine.integrity_check()
        figures["half"] += sum(
            store.engine.scalar(sql) for sql in (HALF_CUSTOMERS, HALF_CONVERSATIONS, HALF_OPERATIONS)
        )
        begin = f"{figures['kills']}-%"
        found = {word for (word,) in store.engine.rows("SELECT company FROM customers WHERE company LIKE ?", (begin,))}
        found |= {word for (word,) in store.engine.rows("SELECT text FROM conversations WHERE text LIKE ?", (begin,))}
        figures["lost"] += len(new - found)
        figures["half"] += len(found - new) > 1
        promised |= new
        figures["acknowledged"] += len(new)
        figures["kills"] += 1
        store.close()
    store = open_store(path, places)
    check_derived(store)
    kept = {word for (word,) in store.engine.rows("SELECT company FROM customers UNION SELECT text FROM conversations")}
    figures["lost"] += len(promised - kept)
    store.close()
    sys.stdout.write(json.dumps(figures))


if __name__ == "__main__":
    main()
