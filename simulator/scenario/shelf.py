"""The bundled scenarios: which there are, and where a name leads."""

from importlib import resources
from pathlib import Path

from ..catalogue import _
from .checks import nearest
from .errors import ScenarioError, problem

SUFFIX = ".toml"
DEFAULT = "storytelling-of-hope"
LESSONS = "lessons/"
"""How the names of lessons begin."""


def folders() -> list[Path]:
    """Where bundled scenarios lie: inside the installed package, else in the checkout beside it."""
    packaged = Path(str(resources.files("simulator"))) / "_scenarios"
    checkout = Path(__file__).resolve().parents[2] / "scenarios"
    return [folder for folder in (packaged, checkout) if folder.is_dir()]


def bundled() -> dict[str, Path]:
    """Name and file of every bundled scenario, in order of name; lessons as "lessons/name"."""
    found: dict[str, Path] = {}
    for folder in folders():
        for path in sorted(folder.rglob(f"*{SUFFIX}")):
            found.setdefault(path.relative_to(folder).with_suffix("").as_posix(), path)
    return dict(sorted(found.items()))


def find(source: str | Path) -> Path:
    """The file of a bundled name, or of a path. ScenarioError, with the nearest name, if there is none."""
    if isinstance(source, Path):
        return source
    known = bundled()
    name = source.removesuffix(SUFFIX)
    if name in known and not _exists(source):
        return known[name]
    if source.endswith(SUFFIX) or _exists(source):
        return Path(source)
    close = nearest(name, list(known))
    remedy = _("did you mean {name}?").format(name=close) if close else ""
    missing = problem(
        source,
        _("no scenario of this name"),
        allowed=_("a file, or one of {names}").format(names=", ".join(known) or _("no bundled scenario")),
        remedy=remedy,
    )
    raise ScenarioError((missing,))


def _exists(source: str) -> bool:
    try:
        return Path(source).exists()
    except (OSError, ValueError):
        return False
