"""What the wheel and the source archive carry, and that the wheel is enough to start."""

import ast
import importlib.metadata
import os
import re
import stat
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest

CHECKOUT = Path(__file__).parents[2]
STYLES = {path.name for path in (CHECKOUT / "styles").iterdir()}
DATA = {path.name for path in (CHECKOUT / "src/mentorjournal/data").iterdir()}

pytestmark = pytest.mark.xdist_group("distribution")


@dataclass(frozen=True)
class Installed:
    """A clean environment which holds the wheel."""

    folder: Path

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        program, *arguments = command
        return subprocess.run(
            [self.folder / "bin" / program, *arguments],
            cwd=self.folder,
            env={"HOME": str(self.folder / "home"), "PATH": os.defpath, "LANG": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the source archive, and from it the wheel."""
    folder = tmp_path_factory.mktemp("built")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, CHECKOUT],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def archive(built: Path) -> Path:
    (found,) = built.glob("*.tar.gz")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Install the wheel alone, and lend it the libraries that are here already."""
    folder = tmp_path_factory.mktemp("clean") / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel)],
        check=True,
        capture_output=True,
    )
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    (folder / "home").mkdir()
    return Installed(folder)


def names_in_the_package(wheel: Path) -> set[PurePosixPath]:
    names = zipfile.ZipFile(wheel).namelist()
    return {PurePosixPath(name) for name in names if name.startswith("mentorjournal/")}


def test_the_wheel_carries_the_styles_and_the_data(wheel: Path) -> None:
    names = {str(name) for name in names_in_the_package(wheel)}
    assert {f"mentorjournal/styles/{name}" for name in STYLES} <= names
    assert {f"mentorjournal/data/{name}" for name in DATA} <= names


def test_the_wheel_carries_every_module(wheel: Path) -> None:
    source = CHECKOUT / "src"
    modules = {path.relative_to(source) for path in (source / "mentorjournal").rglob("*.py")}
    assert {PurePosixPath(path) for path in modules} <= names_in_the_package(wheel)


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    kinds = {".py", ".typed", ".css", ".tcss", ".jsonl", ".json", ".toml", ".md", ".txt"}
    strange = {name for name in names_in_the_package(wheel) if name.suffix not in kinds}
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert strange == set()
    assert {re.sub(r"-.*\.", "-*.", top) for top in tops} == {
        "mentorjournal",
        "mentorjournal-*.dist-info",
    }


def test_the_source_archive_carries_what_a_build_and_its_tests_need(archive: Path) -> None:
    with tarfile.open(archive) as opened:
        names = {PurePosixPath(*PurePosixPath(n).parts[1:]) for n in opened.getnames()}
    tops = {name.parts[0] for name in names}
    assert tops - {".gitignore"} == {
        "CHANGELOG.md",
        "Makefile",
        "PKG-INFO",
        "README.md",
        "bench",
        "pyproject.toml",
        "src",
        "styles",
        "tests",
    }
    assert {PurePosixPath("styles", name) for name in STYLES} <= names
    assert {PurePosixPath("src/mentorjournal/data", name) for name in DATA} <= names
    assert not [name for name in names if name.suffix in {".db", ".pyc"}]


def test_the_package_that_starts_is_the_one_from_the_wheel(installed: Installed) -> None:
    probe = "import mentorjournal, textual; print(mentorjournal.__file__)"
    answer = installed.run("python", "-c", probe)
    assert answer.returncode == 0, answer.stderr
    assert Path(answer.stdout.strip()).is_relative_to(installed.folder)


def test_the_installed_program_finds_its_files(installed: Installed) -> None:
    probe = (
        "from mentorjournal.resources import data_file, stylesheets;"
        "print(*stylesheets(), data_file('prompts.jsonl'), sep='\\n')"
    )
    answer = installed.run("python", "-c", probe)
    found = [Path(line) for line in answer.stdout.splitlines()]
    sheets = {path.name for path in (CHECKOUT / "styles").glob("*.tcss")}
    assert {path.name for path in found[:-1]} == sheets
    assert all(path.is_file() and path.is_relative_to(installed.folder) for path in found)


@pytest.mark.parametrize("program", ["mentorjournal", "mj"])
def test_the_installed_program_says_its_version(installed: Installed, program: str) -> None:
    answer = installed.run(program, "--version")
    assert (answer.returncode, answer.stdout) == (0, "mentorjournal 0.1.0\n"), answer.stderr


def test_the_installed_program_explains_itself(installed: Installed) -> None:
    answer = installed.run("mentorjournal", "--help")
    assert answer.returncode == 0, answer.stderr
    assert all(command in answer.stdout for command in ("init", "add", "list", "export"))


def test_the_installed_program_makes_a_journal(installed: Installed) -> None:
    secret, journal, code = (
        installed.folder / name for name in ("passphrase", "kept/journal.db", "code")
    )
    secret.write_text("a long walk by the river\n")
    secret.chmod(0o600)
    answer = installed.run(
        "mentorjournal",
        *("--journal", str(journal), "--passphrase-file", str(secret)),
        *("init", "--name", "Asha", "--role", "mentoree", "--recovery-file", str(code)),
    )
    assert answer.returncode == 0, answer.stderr
    assert journal.read_bytes()[:2] == b"MJ"
    assert {stat.S_IMODE(path.stat().st_mode) for path in (journal, code)} == {0o600}


def imported_libraries() -> Iterator[str]:
    """Name what the program's modules import, deferred imports included."""
    for path in (CHECKOUT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.split(".")[0]


def test_every_library_that_is_imported_is_declared() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [line for extra in project["optional-dependencies"].values() for line in extra]
    declared = {re.split(r"[<>=!~\[ ;]", line)[0] for line in project["dependencies"] + extras}
    suppliers = importlib.metadata.packages_distributions()
    foreign = set(imported_libraries()) - set(sys.stdlib_module_names) - {"mentorjournal"}
    undeclared = {name for name in foreign if not declared & set(suppliers.get(name, []))}
    assert undeclared - {"rich", "pydantic_core"} == set()  # parts of Textual and of pydantic
