"""Someone without the program: Debian's `age` opens, OpenSSH's `ssh-keygen` verifies."""

from __future__ import annotations

import os
import pty
import re
import subprocess
from pathlib import Path

import pytest

from mentorjournal.sharing.markdown_form import as_markdown
from mentorjournal.sharing.sealed import sshsig
from mentorjournal.sharing.sealed.passphrase_file import passphrase_file
from mentorjournal.sharing.sealed.reading import open_message
from sharing.sealed.parties import ASHA, RUTH, STRANGER, a_page, sealed, signed


def run(*words: str | Path, given: bytes = b"") -> bytes:
    """Run a program to its end."""
    return subprocess.run(words, input=given, check=True, capture_output=True, timeout=30).stdout


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    """Put Ruth's key where `age` finds it."""
    path = tmp_path / "key.txt"
    path.write_text(f"{RUTH.age_secret}\n")
    path.chmod(0o600)
    return path


@pytest.mark.parametrize("armored", [False, True])
def test_age_opens_what_was_sealed_here(key_file: Path, armored: bool) -> None:
    text = signed()

    opened = run("age", "-d", "-i", key_file, given=sealed(text, armored))

    assert opened == text
    assert opened.startswith(as_markdown(a_page()))


@pytest.mark.parametrize("options", [[], ["--armor"]])
def test_what_age_sealed_is_opened_here(options: list[str]) -> None:
    text = signed()

    file = run("age", *options, "-r", RUTH.age_key, given=text)

    assert open_message(file, [RUTH]).page.encode() == as_markdown(a_page())


def test_age_opens_a_passphrase_file_of_our_making(tmp_path: Path) -> None:
    sealed_file, opened = tmp_path / "summary.age", tmp_path / "summary.md"
    sealed_file.write_bytes(passphrase_file(signed(), "six plain words", 10))

    _typed("six plain words", ["age", "-d", "-o", str(opened), str(sealed_file)])

    assert opened.read_bytes().startswith(as_markdown(a_page()))


def _typed(words: str, command: list[str]) -> None:
    """Run a program that asks for a passphrase at its terminal."""
    process, terminal = pty.fork()
    if process == 0:
        os.execvp(command[0], command)
    try:
        seen = b""
        while b"passphrase" not in seen.lower():
            seen += os.read(terminal, 1000)
        os.write(terminal, f"{words}\n".encode())
        _, status = os.waitpid(process, 0)
    finally:
        os.close(terminal)
    assert status == 0


@pytest.fixture
def parts(tmp_path: Path) -> tuple[Path, bytes]:
    """Part a signed text as the README says; give the signature's file and what it is over."""
    text = signed()
    at = text.index(sshsig.BEGIN.encode())
    signature = tmp_path / "summary.sig"
    signature.write_bytes(text[at:])
    return signature, text[:at]


def _verify(tmp_path: Path, signature: Path, text: bytes, key: str, purpose: str) -> None:
    signers = tmp_path / "signers"
    signers.write_text(f"asha ssh-ed25519 {key}\n")
    options = ["-f", str(signers), "-I", "asha", "-n", purpose, "-s", str(signature)]
    run("ssh-keygen", "-Y", "verify", *options, given=text)


def test_ssh_keygen_accepts_the_signature(tmp_path: Path, parts: tuple[Path, bytes]) -> None:
    _verify(tmp_path, *parts, ASHA.signing_key, sshsig.NAMESPACE)


def test_ssh_keygen_refuses_what_we_refuse(tmp_path: Path, parts: tuple[Path, bytes]) -> None:
    signature, text = parts
    for key, purpose, given in (
        (STRANGER.signing_key, sshsig.NAMESPACE, text),
        (ASHA.signing_key, "file", text),
        (ASHA.signing_key, sshsig.NAMESPACE, text + b"\n"),
    ):
        with pytest.raises(subprocess.CalledProcessError):
            _verify(tmp_path, signature, given, key, purpose)


def test_a_signature_that_ssh_keygen_made_is_read_here(tmp_path: Path) -> None:
    own = tmp_path / "id"
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", own)
    text = b"# Hello\n"

    armor = run("ssh-keygen", "-Y", "sign", "-f", own, "-n", sshsig.NAMESPACE, given=text)

    letters = "".join(armor.decode().split("\n")[1:-2])
    signature = sshsig.read_signature(letters)
    assert signature.fits(text)
    assert signature.key in (tmp_path / "id.pub").read_text()


README = Path(__file__).parents[3] / "README.md"


def test_the_recipe_of_the_readme_works(tmp_path: Path, key_file: Path) -> None:
    blocks = re.findall(r"```sh\n(.*?)```", README.read_text(), re.DOTALL)
    opening, verifying = (each for each in blocks if "summary.txt" in each)
    by_key = next(line for line in opening.split("\n") if "key.txt" in line)
    (tmp_path / "summary.age").write_bytes(sealed())
    recipe = f"{by_key}\n{verifying}".replace("AAAAC3NzaC1lZDI1NTE5AAAAI...", ASHA.signing_key)

    ended = subprocess.run(
        ["sh", "-e", "-c", recipe], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert "Good" in ended.stdout, ended.stderr
    assert key_file.exists()
