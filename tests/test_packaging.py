"""The set-up script, the lock files and the wheel: what a stranger's machine gets."""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

REPO = Path(__file__).resolve().parent.parent
RUN = REPO / "packaging" / "run.py"
LOCKS = [REPO / "packaging" / name for name in ("requirements.lock", "requirements-dev.lock")]
VENV_PACKAGE = f"python3.{sys.version_info[1]}-venv"
ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="apt and sh are only there")


def requirements(lock: Path) -> dict[str, str]:
    """Return each locked requirement and what follows it, its hashes."""
    blocks = re.split(r"\n(?=\S)", re.sub(r"(?m)^\s*#.*\n", "", lock.read_text(encoding="utf-8")).strip())
    return {block.split("\\\n")[0].strip(): block for block in blocks}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_file_holds_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert "http" not in re.sub(r"sha256:[0-9a-f]{64}", "", text)
    for requirement, block in requirements(lock).items():
        assert re.match(r"[A-Za-z0-9._-]+==\S+", requirement), requirement
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), requirement


def test_what_the_checks_install_includes_what_the_app_needs() -> None:
    app, checks = (requirements(lock) for lock in LOCKS)
    assert {pin.split(" ")[0] for pin in app} <= {pin.split(" ")[0] for pin in checks}


def test_the_set_up_needs_nothing_but_python() -> None:
    imported: set[str] = set()
    for node in ast.walk(ast.parse(RUN.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").split(".")[0])
    assert imported <= set(sys.stdlib_module_names)


def test_the_readme_names_the_command_that_ci_runs() -> None:
    lines = (REPO / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    command = lines[-1]
    assert command == "python3 packaging/run.py check"
    assert command in (REPO / "README.md").read_text(encoding="utf-8").splitlines()


def test_the_wheel_carries_the_resources_and_the_command(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=REPO,
        check=True,
        capture_output=True,
    )
    (path,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(path) as wheel:
        names = set(wheel.namelist())
        (entry_points,) = (name for name in names if name.endswith(".dist-info/entry_points.txt"))
        assert "kundenapp = kundenapp.app.main:main" in wheel.read(entry_points).decode()
    resources = REPO / "resources"
    files = {path.relative_to(resources).as_posix() for path in resources.rglob("*") if path.is_file()}
    assert files
    assert {f"kundenapp/_resources/{name}" for name in files} <= names
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert not any(name.startswith(("tests/", "packaging/")) for name in names)


# --- how the set-up behaves: a copy of the script in a checkout of its own, on a machine of stubs ---------------------

DPKG = """#!/bin/sh
cat "$MACHINE/installed"
"""
RECORDER = """#!/bin/sh
echo "$(basename "$0") $*" >> "$MACHINE/calls"
"""
APP = """
import pathlib, sys
print("APP", *sys.argv[1:])
if "--screenshot" in sys.argv:
    pathlib.Path(sys.argv[-1]).write_bytes(b"picture")
"""


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("packaging_run", RUN)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Machine:
    """A checkout with an app that only tells its arguments, and a PATH on which nothing real is installed."""

    def __init__(self, root: Path, script: ModuleType) -> None:
        self.root = root
        self.checkout = root / "checkout"
        (self.checkout / "packaging").mkdir(parents=True)
        shutil.copy(RUN, self.checkout / "packaging")
        for lock in LOCKS:
            (self.checkout / "packaging" / lock.name).write_text("", encoding="utf-8")
        (self.checkout / "kundenapp").mkdir()
        (self.checkout / "kundenapp" / "__main__.py").write_text(APP, encoding="utf-8")
        self.bin = root / "bin"
        self.bin.mkdir()
        for tool in ("env", "cat", "basename"):
            (self.bin / tool).symlink_to(str(shutil.which(tool)))
        self.stub("dpkg-query", DPKG)
        for name in ("apt-get", "sudo", "uv"):
            self.stub(name, RECORDER)
        self.stub("xvfb-run", RECORDER + 'while [ "$1" != "-screen 0 1366x690x24" ]; do shift; done; shift; "$@"\n')
        self.installed(*script.QT_PACKAGES, *script.VIRTUAL_SCREEN_PACKAGES, VENV_PACKAGE)

    def stub(self, name: str, text: str) -> None:
        (self.bin / name).write_text(text, encoding="utf-8")
        (self.bin / name).chmod(0o755)

    def installed(self, *packages: str, more: str = "") -> None:
        lines = [f"installed\t{package}, \n" for package in packages]
        (self.root / "installed").write_text("".join(lines) + more, encoding="utf-8")

    def run(self, *arguments: str, screen: bool = True) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": str(self.bin), "MACHINE": str(self.root), "HOME": str(self.root)}
        environment |= {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}  # no test asks the network
        if screen:
            environment["DISPLAY"] = ":7"
        command = [sys.executable, str(self.checkout / "packaging" / "run.py"), *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    def calls(self) -> list[str]:
        """What was called since the last look."""
        path = self.root / "calls"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return lines


@pytest.fixture
def machine(tmp_path: Path, script: ModuleType) -> Machine:
    return Machine(tmp_path, script)


@ON_LINUX
def test_the_first_start_sets_up_and_the_second_only_starts(machine: Machine) -> None:
    first = machine.run("--demo")
    assert (first.returncode, first.stdout) == (0, "APP --demo\n")
    (call,) = machine.calls()
    assert call.startswith("uv pip install --python ")
    assert call.endswith(f"--require-hashes -r {machine.checkout / 'packaging' / 'requirements.lock'}")
    second = machine.run("start", "report", "customer")
    assert (second.returncode, second.stdout, second.stderr) == (0, "APP report customer\n", "")
    assert machine.calls() == []


@ON_LINUX
def test_only_missing_packages_are_asked_for(machine: Machine, script: ModuleType) -> None:
    present = [name for name in script.QT_PACKAGES if name not in ("libgl1", "libxcb-icccm4", "libglib2.0-0")]
    ubuntu = "installed\tlibglib2.0-0t64, libglib2.0-0 (= 2.80.0-6)\n"
    machine.installed(*present, VENV_PACKAGE, more=f"{ubuntu}config-files\tlibgl1, \n")
    result = machine.run()
    calls = [call for call in machine.calls() if not call.startswith("uv ")]
    if os.geteuid() != 0:
        calls = [call.removeprefix("sudo env DEBIAN_FRONTEND=noninteractive ") for call in calls if call != "sudo -v"]
    assert result.returncode == 0
    assert calls[0] == "apt-get update"
    assert calls[1].startswith("apt-get install -y --no-install-recommends libgl1 libxcb-icccm4 -o ")
    assert len(calls) == 2


@ON_LINUX
def test_packages_that_cannot_be_installed_end_in_a_sentence(machine: Machine) -> None:
    machine.installed()
    for name in ("apt-get", "sudo"):
        machine.stub(name, "#!/bin/sh\nexit 100\n")
    result = machine.run()
    assert result.returncode == 1
    assert "apt-get update && apt-get install -y --no-install-recommends libgl1 " in result.stderr
    assert "Traceback" not in result.stderr
    assert not (machine.checkout / ".venv").exists()


@ON_LINUX
def test_without_a_screen_the_app_photographs_itself(machine: Machine) -> None:
    result = machine.run(screen=False)
    assert result.returncode == 0
    assert result.stdout == "APP --demo --screenshot kundenapp-bildschirm.png\n"
    assert str(machine.checkout / "kundenapp-bildschirm.png") in result.stderr


@ON_LINUX
def test_a_command_needs_no_screen(machine: Machine) -> None:
    assert machine.run("backup", "--file", "F", screen=False).stdout == "APP backup --file F\n"
    assert not any(call.startswith("xvfb-run") for call in machine.calls())


@ON_LINUX
def test_no_network_ends_in_a_sentence_and_the_next_run_heals(machine: Machine) -> None:
    for lock in LOCKS:
        (machine.checkout / "packaging" / lock.name).write_text("missing==1.0\n", encoding="utf-8")
    machine.stub("uv", "#!/bin/sh\nexit 2\n")
    result = machine.run()
    assert result.returncode == 1
    assert result.stderr.splitlines()[-1].startswith("Die Python-Pakete ließen sich nicht laden")
    assert "Traceback" not in result.stderr
    machine.stub("uv", RECORDER)
    left_over = machine.checkout / ".venv" / "half-written"
    left_over.touch()
    healed = machine.run()
    assert (healed.returncode, healed.stdout) == (0, "APP\n")
    assert not left_over.exists()


@ON_LINUX
def test_a_broken_environment_is_made_anew_and_a_changed_lock_installed(machine: Machine) -> None:
    machine.run()
    python = machine.checkout / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/nowhere")
    assert machine.run().stdout == "APP\n"
    machine.calls()
    machine.run()
    assert machine.calls() == []
    (machine.checkout / "packaging" / "requirements.lock").write_text("# changed\n", encoding="utf-8")
    machine.run()
    assert [call.split()[0] for call in machine.calls()] == ["uv"]


@ON_LINUX
def test_all_checks_run_even_if_some_fail_and_pytest_comes_last(machine: Machine) -> None:
    machine.run()
    tools = machine.checkout / ".venv" / "bin"
    for name, code in (("ruff", 1), ("mypy", 1), ("lint-imports", 0), ("pytest", 0)):
        (tools / name).write_text(f'#!/bin/sh\necho "{name} $*"\nexit {code}\n', encoding="utf-8")
        (tools / name).chmod(0o755)
    result = machine.run("check", "--thorough")
    assert result.returncode == 1
    assert result.stdout.splitlines() == [
        "ruff format --check .",
        "ruff check .",
        "mypy ",
        "lint-imports ",
        "pytest --cov --cov-report=term-missing:skip-covered --thorough",
    ]
    assert result.stderr.splitlines()[-1] == "Nicht bestanden: ruff format --check ., ruff check ., mypy"
    for name in ("ruff", "mypy"):
        (tools / name).write_text("#!/bin/sh\n", encoding="utf-8")
    good = machine.run("check")
    assert good.returncode == 0
    assert good.stderr.splitlines()[-1].startswith("--- pytest")  # what follows is pytest's own


def test_an_old_python_is_told_so(script: ModuleType) -> None:
    assert script.too_old((3, 11)) is None
    assert script.too_old((3, 10)) == "Kundenapp braucht Python 3.11 oder neuer; gestartet wurde Python 3.10."


def test_installing_needs_root_or_sudo(script: ModuleType) -> None:
    update = ["apt-get", "update"]
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", *update]
    assert script.as_administrator(update, is_root=True, sudo="/usr/bin/sudo") == quiet
    assert script.as_administrator(update, is_root=False, sudo="/usr/bin/sudo") == ["/usr/bin/sudo", *quiet]
    assert script.as_administrator(update, is_root=False, sudo=None) is None
