"""`speelruimte demo`: prepare the demonstration once, then serve it. A second start finds everything ready."""

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.status import Status

from speelruimte.config.cli.server import pages_serve

PACKAGE_DIR = Path(__file__).resolve().parents[2]
WATCHED = (
    "**/migrations/*.py",
    "**/static/**/*",
    "**/locale/**/*.po",
    "journeys/demonstration/*",
    "config/settings.py",
)


def demo_serve(*, host: str, port: int, fresh: bool) -> None:
    """Prepare what is not prepared yet, say where it is, and serve until interrupted."""
    console = Console(stderr=True)
    folder = _environment_set()
    if fresh and folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("SPEELRUIMTE_SECRET_KEY", _secret(folder / "secret_key"))
    ready, fingerprint = folder / "ready", _fingerprint()
    if not ready.exists() or ready.read_text(encoding="utf-8") != fingerprint:
        with console.status("Voorbeeldstad wordt klaargezet…") as status:
            _prepare(folder, progress=_progress(console, status))
        ready.write_text(fingerprint, encoding="utf-8")
    console.print(f"Speelruimte staat klaar op [bold]http://{host}:{port}/[/bold] (stoppen: Ctrl+C)")
    console.print(f"Wie je kunt zijn, en wachtwoord: http://{host}:{port}/voorbeeld/")
    pages_serve(host=host, port=port)


def _progress(console: Console, status: Status) -> Callable[[str], None]:
    """Shows what is being prepared: in place on a terminal, line by line elsewhere."""

    def show(what: str) -> None:
        text = f"Voorbeeldstad wordt klaargezet: {what}…"
        if console.is_terminal:
            status.update(text)
        else:
            console.print(text)

    return show


def _environment_set() -> Path:
    """The demonstration's own folder and settings, unless the environment says otherwise."""
    os.environ.setdefault("SPEELRUIMTE_DEMO", "1")
    folder = Path(os.environ.setdefault("SPEELRUIMTE_DATA_DIR", str(Path.cwd() / "var" / "demo")))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speelruimte.config.settings")
    return folder


def _secret(file: Path) -> str:
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48), encoding="utf-8")
    return file.read_text(encoding="utf-8")


def _fingerprint() -> str:
    """Changes when anything changes that is prepared."""
    digest = hashlib.sha256()
    for pattern in WATCHED:
        for file in sorted(PACKAGE_DIR.glob(pattern)):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(
                    f"{file.relative_to(PACKAGE_DIR)} {file.stat().st_size} {file.stat().st_mtime_ns}".encode()
                )
    return digest.hexdigest()


def _prepare(folder: Path, *, progress: Callable[[str], None]) -> None:
    """Translations, database, static files and content, in that order; each can be repeated."""
    from speelruimte.config.messages import messages_compile

    filled = folder / "recovery_codes.json"
    if not filled.exists():  # never filled, or stopped half-way: begin with an empty database
        for left in [*folder.glob("speelruimte.sqlite3*"), *folder.glob("keys/keyring.json")]:
            left.unlink()
    progress("vertalingen")
    messages_compile(PACKAGE_DIR)

    import django
    from django.core.management import call_command
    from django.utils import timezone

    django.setup()
    progress("database")
    call_command("migrate", verbosity=0, interactive=False)
    progress("opmaak")
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)

    from speelruimte.journeys.demonstration.filling import demonstration_fill

    codes = demonstration_fill(today=timezone.localdate(), progress=progress)
    if codes:
        partial = filled.with_suffix(".part")
        partial.touch(mode=0o600)
        partial.write_text(json.dumps(codes, indent=2), encoding="utf-8")
        partial.replace(filled)
