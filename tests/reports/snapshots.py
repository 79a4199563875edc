"""Customers as reports meet them: the usual, the bare, the endless and the malicious."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from kundenapp.domain.birthday import Birthday
from kundenapp.domain.business import Business
from kundenapp.domain.consent import Consent, ConsentChannel, ConsentState
from kundenapp.domain.contact import Address, ContactKind, Email, Phone, PhoneKind
from kundenapp.domain.contact_person import ContactPerson
from kundenapp.domain.conversation import Channel, Conversation, Mood
from kundenapp.domain.customer import Customer, CustomerKind, Formality, Status
from kundenapp.domain.customer_report import CustomerReport, ReportKind
from kundenapp.domain.customer_year import CustomerYear
from kundenapp.domain.follow_up import FollowUp
from kundenapp.domain.origin import Source
from kundenapp.domain.person_name import Salutation
from kundenapp.domain.timeline import TimelineEntry, TimelineKind

TODAY = date(2026, 11, 23)
SHOP = Business(
    "Radwerk Lindner",
    "Am Deich 7",
    "28199",
    "Bremen",
    "0421 555 02 10",
    "hallo@radwerk-lindner.example",
    "www.radwerk-lindner.example",
)
BARE_SHOP = Business("Radwerk Lindner")
EMPLOYEES = ((1, "Sabine Lindner"), (2, "Mira Wolff"), (3, "Jonas Peters"))


def moment(days_ago: int) -> datetime:
    """Ten in Greenwich: the same day from Honolulu to Auckland."""
    return datetime(2026, 11, 23, 10, 0, tzinfo=UTC) - timedelta(days=days_ago)


def talk(
    days_ago: int,
    channel: Channel,
    text: str,
    who: str = "Mira Wolff",
    mood: Mood | None = None,
    *,
    recommended: bool = False,
) -> TimelineEntry:
    conversation = Conversation(1, moment(days_ago), channel, text, mood, recommended)
    return TimelineEntry(TimelineKind.CONVERSATION, conversation.at, who, conversation=conversation)


def done(days_ago: int, what: str, result: str, who: str = "Jonas Peters") -> TimelineEntry:
    follow_up = FollowUp(1, TODAY - timedelta(days=days_ago), what, done_at=moment(days_ago), result=result)
    return TimelineEntry(TimelineKind.FOLLOW_UP_DONE, moment(days_ago), who, follow_up=follow_up)


BAKERY = Customer(
    kind=CustomerKind.COMPANY,
    salutation=Salutation.MR,
    first_name="Thomas",
    last_name="Großmann",
    company="Bäckerei Großmann",
    note="Trinkt den Kaffee schwarz. Vor 9 Uhr am Telefon am besten zu erreichen.\n\n"
    "Der Sohn übernimmt den Laden in drei Jahren; er fährt selbst Rennrad.",
    status=Status.CUSTOMER,
    customer_since=date(2019, 3, 1),
    phones=(
        Phone("0421 555 01 73", PhoneKind.LANDLINE, "am besten vor 9 Uhr"),
        Phone("0171 555 01 74", PhoneKind.MOBILE),
    ),
    emails=(Email("t.grossmann@baeckerei-grossmann.example", ContactKind.WORK),),
    addresses=(Address("Lindenstraße 14", "28203", "Bremen", "", ContactKind.WORK),),
    tags=("Lastenrad", "Stammtisch"),
    number="K-1001",
)
COMPANY = CustomerReport(
    kind=ReportKind.INTERNAL,
    business=SHOP,
    customer=BAKERY,
    created_on=TODAY,
    owner_name="Mira Wolff",
    author_name="Sabine Lindner",
    timeline=(
        talk(
            3,
            Channel.PHONE,
            "Freut sich auf die Räder. Wünscht einen Probetag mit zwei Fahrern, bevor er unterschreibt.",
            mood=Mood.FRIENDLY,
        ),
        talk(
            12,
            Channel.SHOP,
            "„Sie hören zu, das kenne ich so nicht.“",
            "Sabine Lindner",
            Mood.ENTHUSIASTIC,
            recommended=True,
        ),
        done(18, "Stellplätze ausmessen", "Sechs Räder passen in den Hof."),
        talk(21, Channel.NOTE, "Der Schwager hat eine Konditorei in Verden."),
        talk(26, Channel.VISIT, "Backstube besichtigt, Ladefläche und Stellplätze ausgemessen.", "Jonas Peters"),
    ),
    follow_ups=(
        FollowUp(1, date(2026, 11, 20), "Angebot für 6 Lastenräder nachfassen", employee_id=2),
        FollowUp(1, date(2026, 12, 2), "Probetag mit zwei Fahrern", time(10, 30), employee_id=3),
    ),
    employee_names=EMPLOYEES,
)
PERSON = replace(
    COMPANY,
    customer=Customer(
        salutation=Salutation.MS,
        title="Dr.",
        first_name="Anneliese",
        name_prefix="von der",
        last_name="Köhler",
        status=Status.PROSPECT,
        phones=(Phone("0151 555 09 88", PhoneKind.MOBILE),),
        emails=(Email("a.koehler@example.org"), Email("praxis@example.org", ContactKind.WORK)),
        addresses=(
            Address("Rosenweg 3", "28213", "Bremen"),
            Address("Rue de la Paix 5", "75002", "Paris", "Frankreich", ContactKind.DELIVERY),
        ),
        number="K-1002",
    ),
    owner_name="",
    timeline=(talk(1, Channel.EMAIL, "Fragt nach einem leichten Stadtrad.", mood=Mood.NEUTRAL),),
    follow_ups=(FollowUp(1, date(2026, 11, 23), "Katalog schicken", employee_id=1),),
)
WHOLE_RECORD = replace(
    COMPANY,
    customer=replace(
        BAKERY,
        role="Inhaber",
        emails=(Email("t.grossmann@baeckerei-grossmann.example", ContactKind.WORK, "liest er abends"),),
        addresses=(Address("Lindenstraße 14", "28203", "Bremen", "Deutschland", ContactKind.WORK, "Eingang im Hof"),),
        birthday=Birthday(5, 3),
        source=Source.REFERRAL,
        source_on=date(2019, 1, 1),
        contact_persons=(
            ContactPerson(first_name="Ida", last_name="Kröger", role="Büro", phone="0421 5550175", note="ab 8 Uhr"),
            ContactPerson(Salutation.MR, last_name="Yılmaz", email="backstube@baeckerei-grossmann.example"),
        ),
        consents=(
            Consent(ConsentChannel.PHONE, day=date(2025, 3, 4), note="mündlich im Laden"),
            Consent(ConsentChannel.EMAIL, ConsentState.WITHDRAWN),
        ),
        years=(CustomerYear(2025, 412_050, 2), CustomerYear(2026, None, 4), CustomerYear(2024, -2_000)),
        restricted_at=moment(3),
    ),
    recommended_by="Dr. Anneliese Köhler",
)
INFORMAL = replace(
    PERSON, customer=replace(PERSON.customer, formality=Formality.INFORMAL, phones=(), emails=(), addresses=())
)
ONLY_EMAIL = CustomerReport(ReportKind.INTERNAL, BARE_SHOP, Customer(emails=(Email("jemand@example.org"),)), TODAY)
NOTHING = CustomerReport(ReportKind.INTERNAL, Business(""), Customer(), TODAY)

_SENTENCES = (
    "Die Räder laufen gut, nur die Bremse quietscht bei Nässe.",
    "Wir haben über die Wartung im Frühjahr gesprochen und einen Termin gesucht.",
    "Der neue Fahrer heißt Emre und braucht einen niedrigeren Sattel.",
    "Rechnung ist bezahlt.",
    "Bittet um ein Angebot für zwei Anhänger mit Plane, möglichst in Rot, und fragt, ob wir die alten zurücknehmen.",
)


def words(count: int) -> str:
    """Return running text of so many words, with a line break now and then."""
    pool = " ".join(_SENTENCES).split()
    return " ".join(pool[n % len(pool)] + ("\n" if n % 190 == 189 else "") for n in range(count))


LONG = replace(
    COMPANY,
    customer=replace(
        BAKERY,
        note=words(12_000),
        phones=tuple(Phone(f"0421 555 {n:02d} 00", PhoneKind.WORK, f"Filiale {n + 1}") for n in range(30)),
    ),
    timeline=(
        talk(0, Channel.PHONE, words(2_000)),
        *(talk(n, list(Channel)[n % 8], words(4 + n * 7 % 90), mood=list(Mood)[n % 5]) for n in range(1, 200)),
    ),
)
_ENDLESS = "Wortwörtlichüberausendlos" * 8
EXTREME = CustomerReport(
    ReportKind.INTERNAL,
    Business(_ENDLESS, _ENDLESS, "W" * 20, _ENDLESS, "W" * 40, "W" * 254, _ENDLESS),
    Customer(
        kind=CustomerKind.COMPANY,
        salutation=Salutation.MS,
        title=_ENDLESS,
        first_name=_ENDLESS,
        name_prefix=_ENDLESS,
        last_name=_ENDLESS,
        company="W" * 200,
        department=_ENDLESS,
        note="W" * 20_000,
        status=Status.IN_INTAKE,
        customer_since=date(1999, 1, 1),
        phones=tuple(Phone("0" * 40, PhoneKind.WORK, _ENDLESS) for _ in range(50)),
        emails=tuple(Email("w" * 64 + "@" + "w" * 180 + ".example") for _ in range(50)),
        addresses=tuple(Address(_ENDLESS, "W" * 20, _ENDLESS, _ENDLESS) for _ in range(50)),
        tags=tuple(f"{n:02d}" + "W" * 58 for n in range(50)),
        number="W" * 40,
    ),
    TODAY,
    "W" * 200,
    "W" * 200,
    timeline=(
        talk(1, Channel.SHOP, "W" * 20_000, "W" * 200, Mood.DISAPPOINTED),
        talk(2, Channel.LETTER, "\n\n".join("W" * 9_000), "W" * 200),
    ),
    follow_ups=tuple(FollowUp(1, TODAY, "W" * 500, employee_id=1) for _ in range(50)),
    employee_names=((1, "W" * 200),),
)
MARKUP = replace(
    COMPANY,
    business=replace(SHOP, name="<b>Radwerk & Söhne"),
    customer=replace(
        BAKERY,
        company="Frau <Unbekannt> Meier",
        first_name="<b>Müller",
        last_name='<onDraw name="x" label="y"/>',
        note='<img src="/etc/passwd"/>\n<a href="javascript:alert(1)">Klick</a> &amp; &lt;b&gt;',
        phones=(Phone("0421", note="</para><para>"),),
        tags=("<br/>",),
    ),
    timeline=(
        talk(
            1,
            Channel.PHONE,
            "<para><font color=\"[[[getattr(pow,Word('__globals__'))['os'].system('touch /tmp/exploited') "
            "for Word in [orgTypeFun('Word',(str,),{})]]] and 1\">red</font></para>",
            '<img src="http://127.0.0.1/x.png"/>',
        ),
    ),
    follow_ups=(FollowUp(1, TODAY, '<a href="file:///etc/passwd">Datei</a>'),),
)
FOREIGN = replace(
    COMPANY,
    customer=replace(
        BAKERY,
        kind=CustomerKind.PERSON,
        salutation=Salutation.NONE,
        company="",
        first_name="Иван",
        last_name="Петров",
        note="Nguyễn Thị Hồng · Łukasz Żółć · Ελληνικά · Straẞe · 5 € · „so“\n"
        "مرحبا بالعالم\n"
        "Danke 😀👩‍🔧! 東京\n"
        "Null\0byte, lone \ud800 surrogate, \u202eturned\u202c, soft\xadhyphen, zero\u200bwidth, 72\u202f%",
    ),
)
