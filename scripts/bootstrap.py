"""Make `.venv/` complete, from a bare Python 3.11: no pip, no ensurepip, no compiler and no uv need be installed.

The environment gets a pinned uv (by pip if this Python has it, else straight from the package index), and uv installs
exactly what `uv.lock` says. A second run finds its own stamp and ends at once.
"""

import hashlib
import html
import io
import os
import platform
import re
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
import venv
import zipfile
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urljoin

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
UV = VENV / "bin" / "uv"
STAMP = VENV / ".installed"
PINS = ROOT / "scripts" / "uv.txt"
KEYS = (ROOT / "pyproject.toml", ROOT / "uv.lock", PINS)
BUNDLES = ("SSL_CERT_FILE", "PIP_CERT", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
SECONDS = 300


def main() -> int:
    """Install what is missing; 0 when `.venv/` is complete."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this is the one file that an older Python may meet
        print(f"Python 3.11 or newer is needed; this is {platform.python_version()}. Try: make PYTHON=python3.11")
        return 1
    wanted = stamp()
    if STAMP.exists() and STAMP.read_text() == wanted:
        return 0
    started = time.monotonic()
    make_environment()
    make_uv()
    synchronise()
    STAMP.write_text(wanted)
    say(f"ready in {time.monotonic() - started:.0f} s")
    return 0


def say(what: str) -> None:
    """One line of progress."""
    print(f"[install] {what}", flush=True)


def stamp() -> str:
    """What the installed environment depends on, in one line."""
    content = b"\0".join(path.read_bytes() for path in KEYS)
    return f"{hashlib.sha256(content).hexdigest()} {platform.python_version()} {ROOT}"


def make_environment() -> None:
    """An empty virtual environment, with pip where this Python carries it; an environment that works is kept."""
    python = VENV / "bin" / "python"
    if python.exists() and subprocess.run([python, "-c", ""], check=False, capture_output=True).returncode == 0:
        return
    say(f"making .venv with Python {platform.python_version()}")
    venv.create(VENV, clear=True, symlinks=True, with_pip=find_spec("ensurepip") is not None and not lacks_wheels())


def lacks_wheels() -> bool:
    """Debian ships `ensurepip` in a package of its own; without it the module may be there and still not work."""
    probe = subprocess.run([sys.executable, "-m", "ensurepip", "--version"], check=False, capture_output=True)
    return probe.returncode != 0


def make_uv() -> None:
    """The pinned uv, in `.venv/bin`."""
    version = pinned_version()
    if UV.exists() and version in subprocess.run([UV, "--version"], check=False, capture_output=True, text=True).stdout:
        return
    say(f"fetching uv {version} (about 18 MB)")
    if not installed_by_pip():
        unpack(download(version))


def pinned_version() -> str:
    """The version that `uv.txt` names."""
    found = re.search(r"^uv==(\S+)", PINS.read_text(), re.MULTILINE)
    if not found:
        raise SystemExit(f"{PINS} names no version of uv")
    return found[1]


def installed_by_pip() -> bool:
    """Whether pip could do it: pip knows this machine's own index and certificates, if it has any."""
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    command = [*pip, "install", "--no-deps", "--require-hashes", "--only-binary=:all:", "-r", str(PINS)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=SECONDS)
    return done.returncode == 0 and UV.exists()


def download(version: str) -> bytes:
    """The wheel of uv for this machine; its content must have one of the pinned hashes."""
    index = os.environ.get("PIP_INDEX_URL") or os.environ.get("UV_DEFAULT_INDEX") or "https://pypi.org/simple"
    page = index.rstrip("/") + "/uv/"
    links = re.findall(r'href="([^"]+)"', fetch(page).decode())
    for link in links:
        address = urljoin(page, html.unescape(link).split("#")[0])
        if fits(address.rsplit("/", 1)[-1], version):
            return checked(fetch(address), address)
    raise SystemExit(f"{page} has no uv {version} for {sys.platform} on {platform.machine()}")


def fits(wheel: str, version: str) -> bool:
    """Whether a wheel of this name runs here: glibc or musl, and this processor."""
    machine = platform.machine().lower()
    if not (wheel.startswith(f"uv-{version}-py3-none-") and wheel.endswith(f"{machine}.whl")):
        return False
    if sys.platform == "darwin":
        return "macosx" in wheel
    return ("manylinux" if platform.libc_ver()[0] == "glibc" else "musllinux") in wheel


def fetch(address: str) -> bytes:
    """What lies at this address. Without any certificates on the machine, the pinned hash alone decides."""
    request = urllib.request.Request(address, headers={"Accept": "text/html, */*;q=0.1"})
    try:
        return read(request, context())
    except urllib.error.URLError as error:
        if not isinstance(error.reason, ssl.SSLCertVerificationError):
            raise SystemExit(f"cannot reach {address}: {error.reason}") from error
    say("this machine trusts no certificate of the index; going on, since the wheel is pinned by its hash")
    return read(request, ssl._create_unverified_context())  # noqa: S323, SLF001


def read(request: urllib.request.Request, trusted: ssl.SSLContext) -> bytes:
    """The body of the answer to this request."""
    with urllib.request.urlopen(request, timeout=SECONDS, context=trusted) as answer:
        content: bytes = answer.read()
        return content


def context() -> ssl.SSLContext:
    """Trust what Python trusts, and the bundle that pip or curl have been told of."""
    trusted = ssl.create_default_context()
    for bundle in bundles():
        trusted.load_verify_locations(bundle)
    return trusted


def checked(wheel: bytes, address: str) -> bytes:
    """The same bytes, if their hash is one of those pinned."""
    found = hashlib.sha256(wheel).hexdigest()
    if f"sha256:{found}" not in PINS.read_text():
        raise SystemExit(f"{address} is not the file that {PINS.name} pins: its SHA-256 is {found}")
    return wheel


def unpack(wheel: bytes) -> None:
    """Put the program out of the wheel into `.venv/bin`."""
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        inside = next(name for name in archive.namelist() if name.endswith(".data/scripts/uv"))
        UV.write_bytes(archive.read(inside))
    UV.chmod(0o755)


def synchronise() -> None:
    """Exactly the locked packages, as wheels, with this Python; uv draws its own progress on a terminal."""
    say("installing the locked packages (a minute or two the first time)")
    surroundings = {key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"}
    surroundings |= {"UV_PROJECT_ENVIRONMENT": str(VENV), "UV_PYTHON_DOWNLOADS": "never"} | certificates()
    command = [str(UV), "sync", "--frozen", "--python", str(VENV / "bin" / "python")]
    done = subprocess.run(command, check=False, cwd=ROOT, env=surroundings)
    if done.returncode:
        raise SystemExit("[install] uv could not install the packages; its message is above")


def certificates() -> dict[str, str]:
    """Let uv trust what this machine trusts; where that is nothing, uv falls back on the roots it carries."""
    if "SSL_CERT_FILE" in os.environ:
        return {}
    if bundles():
        return {"SSL_CERT_FILE": bundles()[0]}
    known = ssl.get_default_verify_paths()
    trusts = known.cafile or (known.capath and any(Path(known.capath).iterdir()))
    return {"UV_SYSTEM_CERTS": "1"} if trusts else {}


def bundles() -> list[str]:
    """The certificate files that pip, curl or others have been told of."""
    return [named for named in map(os.environ.get, BUNDLES) if named and Path(named).is_file()]


if __name__ == "__main__":
    sys.exit(main())
