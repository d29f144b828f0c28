"""Kernel, engines and the domain of every capability work where there is no Django, no database and no network."""

import subprocess
import sys

from tests.architecture.repository import PACKAGE

FORBIDDEN = ("django", "ninja", "requests", "httpx", "sqlite3", "psycopg", "sklearn", "scipy")
# What only training needs may import scikit-learn; it is installed with the extra `train`.
ONLY_FOR_TRAINING = "speelruimte.engines.mi.coder.training"
PROGRAM = """
import importlib, sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {forbidden!r}:
            raise ImportError("blocked: " + name)
sys.meta_path.insert(0, Blocker())
for name in {modules!r}:
    importlib.import_module(name)
"""


def pure_modules() -> list[str]:
    folders = [PACKAGE / "kernel", PACKAGE / "engines", *PACKAGE.glob("capabilities/*/domain*")]
    files = [file for folder in folders for file in ([folder] if folder.suffix == ".py" else folder.rglob("*.py"))]
    names = [
        ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts) for file in files if "tests" not in file.parts
    ]
    modules = [name.removesuffix(".__init__") for name in names]
    return [name for name in modules if not name.startswith(ONLY_FOR_TRAINING)]


def test_pure_packages_import_where_django_cannot_be_imported():
    modules = pure_modules()
    assert len(modules) > 20
    program = PROGRAM.format(forbidden=FORBIDDEN, modules=modules)
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr[-2000:]


def test_the_blocker_blocks():
    program = PROGRAM.format(forbidden=FORBIDDEN, modules=["django.conf"])
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "blocked: django" in ended.stderr
