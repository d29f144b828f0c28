"""What every test needs: compiled translations, a Chromium if there is one, and a word about what is skipped."""

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop runs in the thread that arranges records


def chromium_path() -> str | None:
    """Where a Chromium is, or None."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def pytest_configure(config):
    """Compile translations once, before workers start."""
    if not hasattr(config, "workerinput"):
        from speelruimte.config.messages import messages_compile

        messages_compile(ROOT / "src" / "speelruimte")


def pytest_collection_modifyitems(config, items):
    """Skip browser tests where there is no Chromium; under STRICT nothing may be skipped for that reason."""
    if chromium_path() is not None:
        return
    if os.environ.get("STRICT"):
        raise pytest.UsageError("STRICT: no Chromium was found, and nothing may be skipped")
    reason = "no Chromium found: install it (Debian: apt install chromium) or set CHROMIUM to its path"
    for item in items:
        if "browser" in item.keywords:
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Drive Debian's Chromium; without a sandbox only as root, and without its calls home."""
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": chromium_path(), "args": quiet + sandbox}
