"""Set everything up and start the app, or run every check: one command for people, CI and fresh machines.

::

    python3 packaging/run.py [start] [arguments of the app]
    python3 packaging/run.py check [arguments of pytest]

Standard library only, because it runs before anything is installed, and written so that an old Python can still read
it and say what is wrong. What it says goes to stderr, so that the output of the app stays clean. It changes the system
only where something is missing, and a set-up that was cut off is begun anew by the next run.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

REPO = Path(__file__).resolve().parent.parent
WINDOWS = sys.platform == "win32"
VENV = REPO / ".venv"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
STAMP = VENV / "kundenapp-stand.txt"
LOCK = REPO / "packaging" / "requirements.lock"
DEV_LOCK = REPO / "packaging" / "requirements-dev.lock"
LOG = REPO / "build" / "einrichtung.log"
PICTURE = "kundenapp-bildschirm.png"

OLDEST_PYTHON = (3, 11)
UNFINISHED = "unfertig"

# What Qt loads at run time and its wheel does not bring, on Debian 12 and its kin; everything else follows from these.
QT_PACKAGES = (
    "libgl1",
    "libegl1",
    "libdbus-1-3",
    "libfontconfig1",
    "libglib2.0-0",
    "libcups2",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
)
VIRTUAL_SCREEN_PACKAGES = ("xvfb", "xauth")

CHECKS = (("ruff", "format", "--check", "."), ("ruff", "check", "."), ("mypy",), ("lint-imports",))
TESTS = ("pytest", "--cov", "--cov-report=term-missing:skip-covered")


class SetUpError(Exception):
    """Something is missing that this script cannot bring; the text is the sentence for the person."""


def say(sentence: str) -> None:
    """Tell the person, at once, so that the order is right when the output goes into a log."""
    encoding = sys.stderr.encoding or "ascii"
    print(sentence.encode(encoding, "replace").decode(encoding), file=sys.stderr, flush=True)


def run_quietly(command: list[str], **variables: str) -> bool:
    """Run a command of the set-up and tell whether it worked; its words go into the log file.

    In CI nobody can open the log file afterwards, so there a failure shows its words.
    """
    done = subprocess.run(
        command,
        env={**os.environ, **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    LOG.parent.mkdir(exist_ok=True)
    with LOG.open("a", encoding="utf-8") as log:
        log.write(f"$ {' '.join(command)}\n{done.stdout}\n")
    if done.returncode != 0 and os.environ.get("CI"):
        say(done.stdout)
    return done.returncode == 0


def too_old(version: tuple[int, int]) -> str | None:
    """Return the sentence for a Python that is too old for the app, or None."""
    if version >= OLDEST_PYTHON:
        return None
    return f"Kundenapp braucht Python 3.11 oder neuer; gestartet wurde Python {version[0]}.{version[1]}."


# --- packages of the system -------------------------------------------------------------------------------------------


def installed_packages() -> set[str]:
    """Return what is installed, under every name: Ubuntu's libglib2.0-0t64 also provides libglib2.0-0."""
    listing = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Status}\t${Package}, ${Provides}\n"],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    ).stdout
    found: set[str] = set()
    for line in listing.splitlines():
        status, _, names = line.partition("\t")
        if status == "installed":
            found.update(name.split()[0] for name in names.split(",") if name.strip())
    return found


def needed_packages(virtual_screen: bool) -> list[str]:
    """Return what must be installed; Debian's own Python comes without the part that makes a venv."""
    needed = [*QT_PACKAGES, *(VIRTUAL_SCREEN_PACKAGES if virtual_screen else ())]
    if sys.base_prefix == "/usr" and importlib.util.find_spec("ensurepip") is None:
        needed.append(f"python3.{sys.version_info[1]}-venv")
    return needed


def as_administrator(command: list[str], is_root: bool, sudo: str | None) -> list[str] | None:
    """Return the command with the rights to install, or None if there is no way to get them."""
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", *command]
    if is_root:
        return quiet
    return [sudo, *quiet] if sudo else None


def install_system_packages(virtual_screen: bool) -> None:
    """Install what Qt needs from a Debian or Ubuntu and what is not there yet; other systems are left alone."""
    if not sys.platform.startswith("linux") or not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        return
    installed = installed_packages()
    missing = [name for name in needed_packages(virtual_screen) if name not in installed]
    if not missing:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    by_hand = f"mit Verwaltungsrechten holt sie: apt-get update && {' '.join(install)}"
    is_root, sudo = os.geteuid() == 0, shutil.which("sudo")
    update = as_administrator(["apt-get", "update"], is_root, sudo)
    command = as_administrator([*install, "-o", "DPkg::Lock::Timeout=120"], is_root, sudo)  # Debian may be updating.
    if update is None or command is None:
        raise SetUpError(f"Es fehlen Pakete des Systems, {by_hand}")
    say(f"Es fehlen Pakete des Systems, sie werden installiert: {' '.join(missing)}")
    if sudo and not is_root:  # Here, with the terminal, sudo may ask for the password.
        subprocess.run([sudo, "-v"], check=False)
    run_quietly(update)  # One broken source among many need not stop us; the installation tells.
    if not run_quietly(command):
        raise SetUpError(f"Die Pakete ließen sich nicht installieren (siehe {LOG}), {by_hand}")


# --- packages of Python -----------------------------------------------------------------------------------------------


def read_stamp() -> tuple[str, str]:
    """Return how far the last set-up got and for which place, or two empty words."""
    lines = STAMP.read_text(encoding="utf-8").splitlines() if STAMP.exists() else []
    return (lines[0], lines[1]) if len(lines) == 2 else ("", "")


def write_stamp(state: str) -> None:
    """Write how far the set-up got, and for which place: the scripts of a venv know their path."""
    STAMP.write_text(f"{state}\n{VENV}\n", encoding="utf-8")


def venv_is_usable() -> bool:
    """Tell whether .venv starts, has the same Python as we, and was neither moved nor left half filled."""
    state, place = read_stamp()
    if state == UNFINISHED or place not in ("", str(VENV)):
        return False
    probe = "import sys, pip; print(*sys.version_info[:2])"
    try:
        answer = subprocess.run([str(PYTHON), "-c", probe], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.stdout.split() == [str(number) for number in sys.version_info[:2]]


def make_venv() -> None:
    """Make .venv anew."""
    if Path(sys.prefix) == VENV:
        raise SetUpError(f"{VENV} muss neu angelegt werden, dazu starten Sie mit dem Python des Systems.")
    say("Die Python-Umgebung .venv wird angelegt.")
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        shutil.rmtree(VENV)
    if not run_quietly([sys.executable, "-m", "venv", str(VENV)]):
        raise SetUpError(f"Die Python-Umgebung ließ sich nicht anlegen (siehe {LOG}).")


def finished(lock: Path) -> str:
    """Return the stamp for "filled from this lock file, as the lock files are today, for this Python"."""
    version = ".".join(str(number) for number in sys.version_info[:2])
    digest = hashlib.sha256(LOCK.read_bytes() + DEV_LOCK.read_bytes() + version.encode()).hexdigest()
    return f"{lock.name} {digest}"


def install_python_packages(lock: Path) -> None:
    """Fill .venv from the lock file, unless it is filled already; what the checks need includes what the app needs."""
    if not venv_is_usable():
        make_venv()
    if read_stamp()[0] in (finished(lock), finished(DEV_LOCK)):
        return
    say("Die Python-Pakete werden installiert, das kann einige Minuten dauern.")
    write_stamp(UNFINISHED)
    wanted = ["--quiet", "--require-hashes", "-r", str(lock)]
    uv = shutil.which("uv")
    done = bool(uv) and run_quietly(
        [str(uv), "pip", "install", "--python", str(PYTHON), *wanted], UV_COMPILE_BYTECODE="1"
    )
    # A uv that does not get through (it knows no settings of pip) is no reason to give up.
    if not done and not run_quietly([str(PYTHON), "-m", "pip", "install", *wanted]):
        raise SetUpError(f"Die Python-Pakete ließen sich nicht laden, besteht eine Internetverbindung? (siehe {LOG})")
    write_stamp(finished(lock))
    say("Die Einrichtung ist fertig.")


# --- the two uses -----------------------------------------------------------------------------------------------------


def has_screen() -> bool:
    """Tell whether a window can be shown; only a Linux without desktop cannot."""
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def start(arguments: list[str]) -> int:
    """Set up and start the app with its arguments."""
    needs_screen = not arguments or arguments[0].startswith("-")  # "report …" and the like only write.
    virtual = needs_screen and not has_screen()
    install_system_packages(virtual)
    install_python_packages(LOCK)
    app = [str(PYTHON), "-m", "kundenapp"]
    if not virtual:
        return subprocess.run([*app, *arguments], cwd=REPO, check=False).returncode
    xvfb = shutil.which("xvfb-run")
    if not xvfb:
        raise SetUpError("Es gibt hier keinen Bildschirm, und xvfb-run für einen gedachten fehlt.")
    say("Es gibt hier keinen Bildschirm, darum startet die App auf einem gedachten und fotografiert sich.")
    picture = REPO / PICTURE
    if picture.exists():
        picture.unlink()
    screen = [xvfb, "-a", "-s", "-screen 0 1366x690x24"]
    command = [*screen, *app, *(arguments or ["--demo"]), "--screenshot", PICTURE]
    code = subprocess.run(command, cwd=REPO, check=False).returncode
    say(f"Das Bild des Fensters liegt in {picture}" if picture.exists() else "Es ist kein Bild entstanden.")
    return code


def check(arguments: list[str]) -> int:
    """Set up and run every check, all of them even if one fails; pytest comes last and has the last word."""
    install_system_packages(virtual_screen=True)
    install_python_packages(DEV_LOCK)
    failed = [" ".join(command) for command in CHECKS if not passes(list(command))]
    say(f"Vor den Tests: {len(CHECKS) - len(failed)} von {len(CHECKS)} Prüfungen bestanden.")
    if not passes([*TESTS, *arguments]):
        failed.append("pytest")
    if failed:
        say(f"Nicht bestanden: {', '.join(failed)}")
    return 1 if failed else 0


def passes(command: list[str]) -> bool:
    """Run one tool of the venv without a screen and tell whether it was content."""
    say(f"--- {' '.join(command)}")
    tool = BIN / (command[0] + (".exe" if WINDOWS else ""))
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    return subprocess.run([str(tool), *command[1:]], cwd=REPO, env=environment, check=False).returncode == 0


def main(arguments: list[str]) -> int:
    """Do what the arguments say and turn every failure into one sentence."""
    sentence = too_old(sys.version_info[:2])
    if sentence:
        say(sentence)
        return 1
    try:
        if arguments[:1] == ["check"]:
            return check(arguments[1:])
        return start(arguments[1:] if arguments[:1] == ["start"] else arguments)
    except SetUpError as error:
        say(str(error))
    except OSError as error:
        say(f"Das Betriebssystem ließ es nicht zu: {error}")
    except KeyboardInterrupt:
        say("Abgebrochen.")
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
