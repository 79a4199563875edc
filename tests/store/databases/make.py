"""Makes the tiny customer file of the schema this checkout has: once, when the schema is released.

    python -m tests.store.databases.make

Never again afterwards: the file has to stay what the program of that day wrote. Because *.kundenapp is ignored, it is
added with ``git add -f``.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from kundenapp.domain.answer import AnswerChannel
from kundenapp.domain.birthday import Birthday
from kundenapp.domain.business import Business
from kundenapp.domain.category import Category
from kundenapp.domain.commitment import Commitment, Side
from kundenapp.domain.customer import Status
from kundenapp.domain.delight import Delight
from kundenapp.domain.origin import Source
from kundenapp.domain.person_name import Salutation
from kundenapp.domain.stance import Attitude, Stance
from kundenapp.domain.statement import Statement, StatementKind
from kundenapp.domain.wish import CommonGround, GroundKind, Wish
from kundenapp.services.record_answer import record_answer
from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.store.header import SCHEMA_VERSION
from kundenapp.store.opening import Places, create_store
from tests.factories import BAKERY, MONDAY, Clock, answer, person, talk, to_do


def make(path: Path) -> None:
    """Write a file with something in every table."""
    with tempfile.TemporaryDirectory() as folder:
        store = create_store(path, Places(Path(folder) / "backups", Path(folder) / "state"), Clock())
        store.businesses.save(Business("Radwerk Lindner", "Am Deich 7", "28199", "Bremen"))
        mira = store.employees.create("Mira Wolff")
        store.employee_id = mira.id
        bakery = store.customers.create(replace(BAKERY, owner_id=mira.id))
        doctor = store.customers.create(person(title="Dr.", salutation=Salutation.MS))
        trashed = store.customers.create(person("Papierkorb"))
        store.customers.trash(trashed.id or 0)
        gone = store.customers.create(person("Weg"))
        store.erase([gone])
        record_conversation(store, talk(bakery.id, employee_id=mira.id), NextStep(MONDAY, "Probetag"))
        store.follow_ups.finish(store.follow_ups.create(to_do(doctor.id), MONDAY), "Katalog geschickt.")
        store.undo()
        store.customers.save(
            replace(
                store.customers.get(doctor.id or 0),
                status=Status.CUSTOMER,
                birthday=Birthday(5, 3),
                source=Source.REFERRAL,
                recommended_by=bakery.id,
            )
        )
        record_answer(store, answer(bakery.id, comment="Sie hören zu.", employee_id=mira.id))
        store.answer_requests.ask(doctor.id or 0, AnswerChannel.EMAIL)
        store.delight_ideas.add("Rad geputzt zurückgeben")
        store.delights.create(Delight(bakery.id or 0, MONDAY, "Kuchen zum Jubiläum", "Hat sich sehr gefreut."))
        store.placements.place(bakery.id or 0, 4.5, 8.0, "Ruft immer zurück.")
        store.categories.decide(doctor.id or 0, Category.DREAM, "Bringt uns seit Jahren Freude.")
        honest = store.statements.add(Statement(StatementKind.VALUE, "Ehrlich auch bei Fehlern", 5))
        lasting = store.brands.add("Lindner Lastenräder")
        store.statements.set_weight(honest.id or 0, 4, lasting.id)
        store.stances.note([Stance(bakery.id or 0, honest.id or 0, MONDAY, Attitude.SHARES, 4)])
        store.commitments.create(Commitment(bakery.id or 0, Side.US, "Ersatzrad stellen", MONDAY, MONDAY))
        store.wishes.create(Wish(bakery.id or 0, "Ein Rad für den Lehrling", MONDAY))
        store.common_grounds.create(CommonGround(bakery.id or 0, GroundKind.COMMON, "Frühaufsteher", MONDAY))
        store.drafts.save("customer:new", {"last_name": "halb"})
        with store.local() as local:
            local.change("sessions", 1, {"host": "laden", "person": "mira"})
        store.close()


if __name__ == "__main__":
    make(Path(__file__).with_name(f"v{SCHEMA_VERSION:03d}.kundenapp"))
