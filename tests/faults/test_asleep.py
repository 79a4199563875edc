"""A computer falls asleep in the middle of a save (F14): others are told in three seconds, and its save survives."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.faults import Fault, FaultError
from kundenapp.store.connection import open_file
from kundenapp.store.opening import open_store
from tests.factories import BAKERY
from tests.faults.machine import REPO

if TYPE_CHECKING:
    from kundenapp.store.opening import Places
    from kundenapp.store.store import Store

_HOLDER = """
import sys
from pathlib import Path
from kundenapp.store.connection import open_file
from kundenapp.store.local import Local
engine = open_file(Path(sys.argv[1]))
with engine.transaction():
    Local(engine).put_by_name("settings", "asleep", {"value": "kept"})
    print("in the middle", flush=True)
    sys.stdin.readline()
print("saved", flush=True)
"""


def test_a_sleeping_program_keeps_its_save_and_nobody_waits_for_long(store: Store, places: Places) -> None:
    store.customers.create(BAKERY)
    store.close()
    command = [sys.executable, "-c", _HOLDER, str(store.path)]
    holder = subprocess.Popen(command, cwd=REPO, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "in the middle\n"
        os.kill(holder.pid, signal.SIGSTOP)
        began = time.monotonic()
        with pytest.raises(FaultError) as caught:
            open_store(store.path, places)
        assert caught.value.fault is Fault.BUSY
        assert time.monotonic() - began < 4
        viewing = open_store(store.path, places, read_only=True)
        assert viewing.customer_list.count() == 1
        viewing.close()
        os.kill(holder.pid, signal.SIGCONT)
        said, _errors = holder.communicate("wake up\n")
        assert said == "saved\n"
    finally:
        holder.kill()
        holder.communicate()
    again = open_store(store.path, places)
    assert again.engine.scalar("SELECT value FROM settings WHERE name = 'asleep'") == "kept"
    again.close()


def test_after_every_save_the_file_is_free(store: Store) -> None:
    """No transaction stays open while a person thinks: another program may write at once."""
    kept = store.customers.create(BAKERY)
    store.drafts.save("customer:new", {"note": "x"})
    assert store.customers.get(kept.id or 0) == kept
    other = open_file(store.path)
    with other.transaction():
        pass
    other.close()
