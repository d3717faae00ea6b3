"""Where this system keeps what a program remembers: sessions, drafts, preferences."""

from __future__ import annotations

import os
from pathlib import Path


def state(name: str) -> Path:
    """The folder for what is remembered between two starts; GROUNDSWELL_STATE puts it elsewhere."""
    own = os.environ.get("GROUNDSWELL_STATE")
    if own:
        return Path(own) / name
    from platformdirs import user_state_path

    return user_state_path("groundswell", appauthor=False) / name


def settings() -> Path:
    """The file of the preferences; GROUNDSWELL_STATE puts it elsewhere, too."""
    own = os.environ.get("GROUNDSWELL_STATE")
    if own:
        return Path(own) / "preferences.toml"
    from platformdirs import user_config_path

    return user_config_path("groundswell", appauthor=False) / "preferences.toml"
