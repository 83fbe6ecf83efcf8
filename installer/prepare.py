"""Sets a checkout up on a bare machine: environment, locked packages, missing system libraries.

Uses nothing but the standard library and runs on any Python 3, so that a wrong one gets a sentence and not a traceback.
"""

import argparse
import ctypes.util
import glob
import hashlib
import os
import shutil
import subprocess
import sys
import threading

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
OLDEST = (3, 11)

# Debian package, its name where Ubuntu renamed it for 64-bit time, and how to see that it is there.
WINDOW: "list[tuple[str, str | None, str]]" = [
    ("libegl1", None, "EGL"),
    ("libgl1", None, "GL"),
    ("libxkbcommon0", None, "xkbcommon"),
    ("libdbus-1-3", None, "dbus-1"),
    ("libfontconfig1", None, "fontconfig"),
    ("libfreetype6", None, "freetype"),
    ("libglib2.0-0", "libglib2.0-0t64", "glib-2.0"),
    ("libx11-6", None, "X11"),
    ("libxcb-cursor0", None, "xcb-cursor"),
    ("libxcb-icccm4", None, "xcb-icccm"),
    ("libxcb-image0", None, "xcb-image"),
    ("libxcb-keysyms1", None, "xcb-keysyms"),
    ("libxcb-randr0", None, "xcb-randr"),
    ("libxcb-render-util0", None, "xcb-render-util"),
    ("libxcb-shape0", None, "xcb-shape"),
    ("libxcb-sync1", None, "xcb-sync"),
    ("libxcb-xfixes0", None, "xcb-xfixes"),
    ("libxcb-xkb1", None, "xcb-xkb"),
    ("libxkbcommon-x11-0", None, "xkbcommon-x11"),
    ("libx11-xcb1", None, "X11-xcb"),
]
TESTS: "list[tuple[str, str | None, str]]" = [
    ("poppler-utils", None, "/usr/bin/pdftotext"),
    ("cups-daemon", None, "/usr/sbin/cupsd"),
    ("cups-client", None, "/usr/bin/lp"),
    ("dbus", None, "/usr/bin/dbus-run-session"),
    ("gnome-keyring", None, "/usr/bin/gnome-keyring-daemon"),
]


def main() -> int:
    """Prepare for `demo` or for `test`; says one sentence and ends with 1 where that is not possible."""
    parser = argparse.ArgumentParser(prog="prepare")
    parser.add_argument("--for", dest="purpose", choices=("demo", "test"), default="demo")
    purpose = parser.parse_args().purpose
    os.chdir(ROOT)
    if sys.version_info < OLDEST:
        newer = newer_python()
        if newer is None:
            return fail("VIPDesk needs Python %d.%d or newer; this is %s." % (OLDEST + (sys.version.split()[0],)))
        return subprocess.call([newer, os.path.abspath(__file__), "--for", purpose])
    lock = "requirements/development.lock" if purpose == "test" else "requirements/runtime.lock"
    wanted = WINDOW + (TESTS if purpose == "test" else [])
    # one waits for the network most of the time, the other unpacks: beside each other they take half as long
    problems: "list[str | None]" = []
    libraries = threading.Thread(target=lambda: problems.append(system_libraries(wanted)))
    libraries.start()
    code = environment(lock, purpose)
    if code == 0:
        compile_once(["vipdesk"] + (["tests", "benchmarks", "installer"] if purpose == "test" else []))
    libraries.join()
    return fail(problems[0]) if problems[0] else code


def newer_python() -> "str | None":
    """A newer interpreter under its own name, where the plain one is too old."""
    for minor in range(19, OLDEST[1] - 1, -1):
        found = shutil.which("python3.%d" % minor)
        if found:
            return found
    return None


def system_libraries(wanted: "list[tuple[str, str | None, str]]") -> "str | None":
    """Install what is missing, as root or through sudo; else say what to install."""
    missing = [(package, other) for package, other, sign in wanted if not is_there(sign)]
    if not missing:
        return None
    names = [package for package, _ in missing]
    apt = shutil.which("apt-get")
    if apt is None:
        return "Please install these system libraries and try again: " + " ".join(names)
    prefix: "list[str]" = []
    if os.geteuid() != 0:
        sudo = shutil.which("sudo")
        if sudo is None or subprocess.call([sudo, "-n", "true"], stderr=subprocess.DEVNULL) != 0:
            return "Please run: sudo apt-get install -y " + " ".join(names)
        prefix = [sudo, "-n"]
    sys.stderr.write("installing %d system libraries\n" % len(names))
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    run(prefix + [apt, "update", "-qq"], quiet)
    install = prefix + [apt, "install", "-y", "-qq", "--no-install-recommends"]
    if run(install + names, quiet) != 0:
        renamed = [other or package for package, other in missing]
        if run(install + renamed, quiet) != 0:
            return "The system libraries could not be installed; please run: apt-get install -y " + " ".join(names)
    return None


def is_there(sign: str) -> bool:
    """Whether a program's path exists, or a library is found by its name."""
    if sign.startswith("/"):
        return os.path.exists(sign)
    if ctypes.util.find_library(sign) is not None:
        return True
    # a bare machine has no compiler and no ldconfig cache entry for a while: look where Debian puts libraries
    folders = ["/usr/lib", "/lib"] + [
        "/usr/lib/" + name for name in os.listdir("/usr/lib") if name.endswith("-gnu")
    ]
    return any(
        name.startswith("lib%s.so" % sign)
        for folder in folders
        if os.path.isdir(folder)
        for name in os.listdir(folder)
    )


def environment(lock: str, purpose: str) -> int:
    """Make the virtual environment and bring the locked packages into it; does nothing if they are there."""
    stamp = os.path.join(VENV, "prepared")
    wanted = fingerprint(lock)
    have = open(stamp).read().split() if os.path.exists(stamp) else []
    if wanted in have:
        return 0
    python = os.path.join(VENV, "bin", "python")
    # an attempt without ensurepip leaves an environment without pip, which is to be made again
    pip_is_there = os.path.exists(os.path.join(VENV, "bin", "pip"))
    if not pip_is_there and subprocess.call([sys.executable, "-m", "venv", VENV]) != 0:
        return fail("Python has no venv module; on Debian and Ubuntu please run: apt-get install -y python3-venv")
    sys.stderr.write("installing the locked packages (%s)\n" % lock)
    pip = [
        python,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "--no-input",
        "install",
        "-q",
        "--no-warn-script-location",
        "--no-compile",  # on one processor, which takes longer than all of them take below
    ]
    if subprocess.call(pip + ["--require-hashes", "-r", lock]) != 0:
        return fail("The packages could not be installed; is the package index reachable from here?")
    own = ["--no-deps", "--no-index", "--no-build-isolation", "-e", "."]
    if subprocess.call(pip + own) != 0:
        return fail("VIPDesk itself could not be installed into .venv; please remove .venv and try again.")
    compile_once(glob.glob(os.path.join(VENV, "lib", "python*", "site-packages")))
    with open(stamp, "w") as file:
        # the packages for the tests hold those for the demonstration
        file.write("\n".join([wanted] + ([fingerprint("requirements/runtime.lock")] if purpose == "test" else [])))
    return 0


def compile_once(folders: "list[str]") -> None:
    """Compile as an installer does: where Python may write nothing, every start would do it anew.

    What is compiled already and has not changed since costs a look alone.
    """
    python = os.path.join(VENV, "bin", "python")
    with open(os.devnull, "w") as nowhere:
        # some files of other people's are templates, or written for another Python: those are left as they are
        subprocess.call([python, "-m", "compileall", "-q", "-j", "0"] + folders, stdout=nowhere, stderr=nowhere)


def fingerprint(lock: str) -> str:
    """Changes whenever the environment has to be made anew."""
    content = b""
    for name in (lock, "pyproject.toml"):
        with open(name, "rb") as file:
            content += file.read()
    return hashlib.sha256(content).hexdigest()


def run(command: "list[str]", environment_variables: "dict[str, str]") -> int:
    """Run quietly; the exit code."""
    with open(os.devnull, "w") as nowhere:
        return subprocess.call(command, stdout=nowhere, env=environment_variables)


def fail(sentence: str) -> int:
    """Say why not."""
    sys.stderr.write(sentence + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
