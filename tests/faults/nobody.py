"""What a user without any rights meets with a customer file: run as root, gives root away, tells what happened.

python tests/faults/nobody.py FILE FOLDER_FOR_LOCKS
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from kundenapp.domain.customer import Customer
from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.faults import FaultError
from kundenapp.store.opening import Places, open_store
from tests.factories import MONDAY
from tests.store.images import check_file

NOBODY = 65534


def main() -> None:
    """Open, list and try to save; print the names found and the faults met."""
    path, state = (Path(argument) for argument in sys.argv[1:])
    importlib.import_module("sqlite_utils")  # loaded late by the program, when nobody may read it any more
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    told: dict[str, object] = {}
    try:
        told["sound"] = check_file(path)
        store = open_store(path, Places(state, state))
        told["read_only"] = store.read_only
        ids = store.customer_list.ids(CustomerFilter(), MONDAY)
        told["names"] = [line.display_name for line in store.customer_list.page(ids)]
        try:
            store.customers.create(Customer(last_name="Neu"))
        except FaultError as error:
            told["saving"] = error.fault.value
        store.close()
    except FaultError as error:
        told["opening"] = error.fault.value
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
