"""A program that is given hardly any memory: ``python -m tests.faults.short_of_memory FOLDER``.

Prints what it was told, whether the save was taken back, and whether it can still work.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from kundenapp.domain.faults import FaultError
from kundenapp.store.opening import Places, create_store
from tests.factories import BAKERY, person

_MORE = 30_000_000
_TOO_MUCH = "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 3000000) SELECT i, hex(i) FROM n"


def leave_little() -> None:
    """Let this program grow by 30 MB and no more."""
    size = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + _MORE, resource.RLIM_INFINITY))


def main(folder: Path) -> None:
    """Read and write too much, then work on."""
    store = create_store(folder / "Kunden.kundenapp", Places(folder / "backups", folder / "state"))
    kept = store.customers.create(BAKERY)
    leave_little()
    told = []
    try:
        store.engine.rows(_TOO_MUCH)
    except FaultError as error:
        told.append(error.fault.value)
    try:
        with store.operation("bulk.load") as op:
            op.update("customers", kept.id or 0, {"note": "half"})
            bytearray(1_000_000_000)
    except FaultError as error:
        told.append(error.fault.value)
    back = store.customers.get(kept.id or 0) == kept
    store.customers.create(person())
    sound = store.engine.integrity_check()
    store.close()
    print(json.dumps({"told": told, "taken back": back, "sound": sound}))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
