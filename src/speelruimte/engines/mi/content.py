"""Reads the written content of this engine: the YAML files that lie beside the code."""

from functools import cache
from importlib.resources import files

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def content(name: str) -> dict[str, object]:
    """The content of `<name>.yaml` in this package, read once. Callers do not change what they get.

    Raises:
        FileNotFoundError: there is no such file in the package.

    >>> sorted(content("thresholds"))
    ['measures', 'version']
    """
    text = files("speelruimte.engines.mi").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, object] = yaml.load(text, Loader=_LOADER)  # noqa: S506 (both loaders are safe ones)
    return loaded
