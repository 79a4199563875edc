"""What can happen to the file and the machine, and the one sentence for each: what happened, what is safe, what now.

This is the only place for these sentences. None is longer than 200 characters, none speaks the language of
programs; a test holds both.
"""

from __future__ import annotations

from enum import StrEnum

from kundenapp.domain.errors import AppError
from kundenapp.i18n import _


class Fault(StrEnum):
    """A cause outside the program."""

    MISSING = "missing"
    EMPTY = "empty"
    FOREIGN = "foreign"
    DAMAGED = "damaged"
    NEWER = "newer"
    OLDER = "older"
    OLDER_READ_ONLY = "older_read_only"
    FULL = "full"
    READ_ONLY = "read_only"
    MOVED = "moved"
    IN_USE = "in_use"
    IN_USE_ELSEWHERE = "in_use_elsewhere"
    NETWORK = "network"
    BUSY = "busy"
    CANNOT_OPEN = "cannot_open"
    DISK_ERROR = "disk_error"
    MIGRATION_FAILED = "migration_failed"
    EXISTS = "exists"
    TARGET_UNWRITABLE = "target_unwritable"
    TARGET_FULL = "target_full"
    BACKUP_DAMAGED = "backup_damaged"
    BACKUP_NEWER = "backup_newer"
    NO_BACKUP = "no_backup"
    NO_PRINTER = "no_printer"
    PRINTER_FAILED = "printer_failed"
    FONT_MISSING = "font_missing"
    NO_DISPLAY = "no_display"
    LOW_MEMORY = "low_memory"


def sentence(fault: Fault, name: str = "") -> str:
    """Return the sentence for `fault`; `name` is the file, folder or backup it is about."""
    sentences = {
        Fault.MISSING: _(
            "Die Kundendatei „{name}“ ist nicht an ihrem Platz. Es wurde nichts verändert. "
            "Suchen Sie die Datei oder spielen Sie die letzte Sicherung ein."
        ),
        Fault.EMPTY: _(
            "Die Kundendatei „{name}“ ist leer. Es wurde nichts verändert. Spielen Sie die letzte Sicherung ein."
        ),
        Fault.FOREIGN: _(
            "„{name}“ ist keine Kundendatei. Es wurde nichts verändert. Wählen Sie eine mit der Endung .kundenapp."
        ),
        Fault.DAMAGED: _(
            "Die Kundendatei „{name}“ ist beschädigt. Sie bleibt unverändert liegen. "
            "Spielen Sie die letzte Sicherung ein."
        ),
        Fault.NEWER: _(
            "„{name}“ wurde mit einer neueren Fassung der Kundenapp gespeichert. Es wurde nichts verändert. "
            "Aktualisieren Sie dieses Programm."
        ),
        Fault.OLDER: _(
            "„{name}“ ist noch nicht auf diese Fassung der Kundenapp umgestellt. Es wurde nichts verändert. "
            "Öffnen Sie die Datei einmal im Fenster zum Bearbeiten."
        ),
        Fault.OLDER_READ_ONLY: _(
            "„{name}“ muss auf diese Fassung umgestellt werden, doch dort darf das Programm nicht schreiben. "
            "Es wurde nichts verändert. Legen Sie die Datei an einen anderen Ort."
        ),
        Fault.FULL: _(
            "Der Speicher des Computers ist voll. Diese Eingabe ist noch nicht gespeichert, sie bleibt hier stehen. "
            "Schaffen Sie Platz und speichern Sie noch einmal."
        ),
        Fault.READ_ONLY: _(
            "Nur ansehen möglich: In den Ordner von „{name}“ darf das Programm nicht schreiben. "
            "Es ist nichts verloren. Legen Sie die Datei an einen anderen Ort."
        ),
        Fault.MOVED: _(
            "Die Kundendatei „{name}“ wurde verschoben oder ersetzt. Nichts wurde überschrieben, Ihre Eingabe bleibt "
            "hier stehen. Legen Sie die Datei zurück."
        ),
        Fault.IN_USE: _(
            "Die Kundendatei „{name}“ ist schon geöffnet. Ihre Daten sind sicher. "
            "Wechseln Sie zum anderen Fenster oder schließen Sie es."
        ),
        Fault.IN_USE_ELSEWHERE: _(
            "„{name}“ wird gerade an einem anderen Computer benutzt. Ihre Daten sind sicher. "
            "Schließen Sie die Datei dort, oder öffnen Sie sie hier nur zum Ansehen."
        ),
        Fault.NETWORK: _(
            "„{name}“ liegt auf einem Netzlaufwerk, dort geht beim Speichern zu leicht etwas verloren. "
            "Es wurde nichts verändert. Nehmen Sie einen Ordner auf diesem Computer."
        ),
        Fault.BUSY: _(
            "Die Kundendatei wird gerade an einem anderen Platz benutzt. Ihre Eingabe bleibt hier stehen. "
            "Versuchen Sie es gleich noch einmal."
        ),
        Fault.CANNOT_OPEN: _(
            "Die Kundendatei „{name}“ lässt sich nicht öffnen. Es wurde nichts verändert. "
            "Prüfen Sie, ob Sie die Datei lesen dürfen."
        ),
        Fault.DISK_ERROR: _(
            "Der Datenträger von „{name}“ meldet einen Fehler. Das Letzte ist noch nicht gespeichert, es bleibt hier "
            "stehen. Prüfen Sie das Laufwerk und speichern Sie noch einmal."
        ),
        Fault.MIGRATION_FAILED: _(
            "Die Kundendatei „{name}“ ließ sich nicht auf die neue Fassung umstellen. Sie ist unverändert. "
            "Benutzen Sie vorerst die alte Programmfassung."
        ),
        Fault.EXISTS: _("„{name}“ gibt es schon. Die Datei ist unverändert. Wählen Sie einen anderen Namen."),
        Fault.TARGET_UNWRITABLE: _(
            "„{name}“ konnte nicht geschrieben werden. Eine vorhandene Datei ist unverändert. "
            "Schließen Sie sie in anderen Programmen oder wählen Sie einen anderen Ordner."
        ),
        Fault.TARGET_FULL: _(
            "„{name}“ konnte nicht geschrieben werden: Der Datenträger ist voll. Eine vorhandene Datei ist "
            "unverändert. Schaffen Sie Platz oder wählen Sie einen anderen Ordner."
        ),
        Fault.BACKUP_DAMAGED: _(
            "Die Sicherung „{name}“ ist beschädigt und wird nicht benutzt. Ihre Kundendatei ist unverändert. "
            "Nehmen Sie eine ältere Sicherung."
        ),
        Fault.BACKUP_NEWER: _(
            "Die Sicherung „{name}“ hat eine neuere Fassung der Kundenapp gemacht. Es wurde nichts verändert. "
            "Aktualisieren Sie dieses Programm."
        ),
        Fault.NO_BACKUP: _(
            "Es gibt noch keine Sicherung von „{name}“. Es wurde nichts verändert. "
            "Suchen Sie die Datei oder eine Kopie davon auf einem anderen Datenträger."
        ),
        Fault.NO_PRINTER: _(
            "Kein Drucker gefunden. Der Bericht ist fertig. Speichern Sie ihn als PDF und drucken Sie ihn später."
        ),
        Fault.PRINTER_FAILED: _(
            "Der Drucker nimmt den Auftrag nicht an. Der Bericht ist fertig. "
            "Prüfen Sie den Drucker oder speichern Sie den Bericht als PDF."
        ),
        Fault.NO_DISPLAY: _(
            "Kein Bildschirm gefunden, das Fenster lässt sich nicht öffnen. Es wurde nichts verändert. "
            "Schließen Sie einen Bildschirm an; die Befehle gehen auch ohne."
        ),
        Fault.LOW_MEMORY: _(
            "Der Arbeitsspeicher des Computers reicht dafür gerade nicht. Ihre Daten sind sicher. "
            "Schließen Sie andere Programme und versuchen Sie es noch einmal."
        ),
        Fault.FONT_MISSING: _(
            "Die Schrift für Berichte fehlt. Ihre Daten sind sicher. Richten Sie das Programm neu ein."
        ),
    }
    return sentences[fault].format(name=name)


class FaultError(AppError):
    """A `Fault` happened; `name` is the file, folder or backup it is about."""

    def __init__(self, fault: Fault, name: str = "") -> None:
        super().__init__(sentence(fault, name))
        self.fault = fault
        self.name = name


class InUseElsewhereError(FaultError):
    """Another computer has opened the file and not closed it: who, where, since when.

    `is_stale`: for so long that the other computer may have forgotten the file; then it may be taken over knowingly.
    """

    def __init__(self, name: str, person: str, host: str, since: str, *, is_stale: bool) -> None:
        super().__init__(Fault.IN_USE_ELSEWHERE, name)
        text = _(
            "„{name}“ wird gerade von {person} an {host} benutzt (seit {since}). Ihre Daten sind sicher. "
            "Schließen Sie die Datei dort, oder öffnen Sie sie hier nur zum Ansehen."
        )
        self.args = (text.format(name=name, person=person or _("jemandem"), host=host, since=since),)
        self.is_stale = is_stale
