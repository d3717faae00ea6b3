"""An experiment on the disk: each finished world whole or absent, so that what is there can be gone on with.

    manifest.json         what the experiment is: plans, seeds, versions; at the end also fingerprint and digests
    worlds/<name>/        one plan in one world: measures and curves (replication.npz), seeds and fingerprint
                          (world.json), and last the mark `done` with the digests of both
    README.md, *.csv, *.npz, *.parquet, summary.json      all worlds in one table, when everything is played

The name of a world is made from all that decides it (`job_key`), never from a text of the scenario.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np

from ..catalogue import _, ngettext
from .design import Experiment, Job, job_key
from .document import numbers
from .replication import NAMES, Replication
from .tables import json_text, npz
from .whole import Occupied, write_whole

MANIFEST, WORLDS, DONE = "manifest.json", "worlds", "done"
_PARTS = ("replication.npz", "world.json")


class StoreError(OSError):
    """The disk refuses: what happened and what is kept, in a sentence."""


class Store:
    """A folder of worlds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._identity: Mapping[str, Any] = {}
        self._kept = 0

    def open(self, identity: Mapping[str, Any], resume: bool) -> None:
        """Make the folder ready for an experiment.

        identity  what the experiment is; a folder with another one is refused
        resume    whether worlds that are already there may be taken
        Raises Occupied if the folder holds anything else, StoreError if it cannot be written.
        """
        self._identity = dict(identity)
        with self._words():
            found = self._manifest()
            if found is not None and found.get("experiment") != dict(identity):
                raise Occupied(_("the folder holds another experiment; name a new folder"))
            if found is None:
                self._check_empty()
                self.folder.mkdir(parents=True, exist_ok=True)
            kept = self._sweep()
            if kept and not resume:
                told = ngettext("{count} world of this experiment", "{count} worlds of this experiment", kept)
                remedy = _("the folder holds {worlds}; add --resume to go on with them, or name a new folder")
                raise Occupied(remedy.format(worlds=told.format(count=kept)))
            if found is None:
                self.put(MANIFEST, json_text({"experiment": dict(identity), "state": "playing"}))
            (self.folder / WORLDS).mkdir(exist_ok=True)

    def finished(self, experiment: Experiment) -> Iterator[tuple[Job, Replication]]:
        """The jobs that are done, each with what was kept; damaged ones are taken away and do not count."""
        for job in experiment.jobs():
            place = self._place(experiment, job)
            if (place / DONE).exists():
                found = _read(place, job, experiment.arms[job.arm].asked)
                if found is None:
                    with self._words():
                        shutil.rmtree(place)
                else:
                    self._kept += 1
                    yield job, found

    def keep(self, experiment: Experiment, one: Replication) -> None:
        """Keep a world, whole or not at all. StoreError when the disk refuses."""
        place = self._place(experiment, one.job)
        with self._words():
            if (place / DONE).exists():
                return
            shutil.rmtree(place, ignore_errors=True)
            contents = {"replication.npz": _arrays(one), "world.json": _told(one)}
            digests = {name: hashlib.blake2b(content, digest_size=32).hexdigest() for name, content in contents.items()}
            contents[DONE] = json_text(digests)
            write_whole(place, {name: _writer(content) for name, content in contents.items()}, DONE)
            self._kept += 1

    def finish(self, files: Mapping[str, bytes], manifest: Mapping[str, Any]) -> None:
        """Write the tables of all worlds, and last the manifest with their digests."""
        digests = {name: hashlib.blake2b(content, digest_size=32).hexdigest() for name, content in files.items()}
        with self._words():
            for name, content in files.items():
                self.put(name, content)
            self.put(MANIFEST, json_text({"experiment": dict(self._identity), **manifest, "files": digests}))

    def put(self, name: str, content: bytes) -> None:
        """One file, replaced in one step: there is always the old one or the new one."""
        beside = self.folder / f".{name}.part"
        with open(beside, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, self.folder / name)
        with suppress(OSError):  # not every system lets a folder be flushed
            place = os.open(self.folder, os.O_RDONLY)
            try:
                os.fsync(place)
            finally:
                os.close(place)

    def _place(self, experiment: Experiment, job: Job) -> Path:
        return self.folder / WORLDS / job_key(experiment.arms[job.arm], job)

    def _manifest(self) -> dict[str, Any] | None:
        try:
            found = json.loads((self.folder / MANIFEST).read_bytes())
        except FileNotFoundError:
            return None
        except NotADirectoryError:
            raise Occupied(_("it is no folder; name a new one")) from None
        except ValueError:
            raise Occupied(_("the folder's manifest cannot be read; name a new folder")) from None
        return found if isinstance(found, dict) else {}

    def _check_empty(self) -> None:
        if self.folder.exists():
            if not self.folder.is_dir():
                raise Occupied(_("it is no folder; name a new one"))
            if any(not entry.name.startswith(".") for entry in self.folder.iterdir()):
                raise Occupied(_("the folder holds other files; name a new or an empty one"))

    def _sweep(self) -> int:
        """Clear away what a kill left half-written; how many worlds are there."""
        for left in [*self.folder.glob(".*.part"), *(self.folder / WORLDS).glob(".*.part")]:
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        return sum(1 for _one in (self.folder / WORLDS).glob(f"*/{DONE}"))

    @contextmanager
    def _words(self) -> Iterator[None]:
        """Turn what the system says into what people can do."""
        try:
            yield
        except StoreError:
            raise
        except OSError as reason:
            told = _("{folder}: {reason}; {kept} finished worlds are kept there, add --resume to go on with them")
            if not self._kept:
                told = _("{folder}: {reason}")
            words = told.format(folder=self.folder, reason=reason.strerror or str(reason), kept=self._kept)
            raise StoreError(words) from reason


def _writer(content: bytes) -> Any:
    return lambda file: file.write(content)


def _arrays(one: Replication) -> bytes:
    arrays: dict[str, Any] = {"measures": one.measures}
    return npz(arrays | {f"curve.{name}": curve for name, curve in one.curves.items()})


def _told(one: Replication) -> bytes:
    seeds = {"seed": one.job.seed, "population_seed": one.job.population_seed}
    told = {**seeds, "fingerprint": one.fingerprint, "curves": list(one.curves), "measures": list(NAMES)}
    return json_text(told | ({"asked": numbers(one.asked)} if one.asked else {}))


def _read(place: Path, job: Job, asked: Sequence[str]) -> Replication | None:
    """What was kept of a job; None if it is damaged, or was kept with other measures than those asked for now."""
    try:
        digests = json.loads((place / DONE).read_bytes())
        contents = {name: (place / name).read_bytes() for name in _PARTS}
        if digests != {name: hashlib.blake2b(one, digest_size=32).hexdigest() for name, one in contents.items()}:
            return None
        told = json.loads(contents["world.json"])
        if (told["seed"], told["population_seed"], told["measures"]) != (job.seed, job.population_seed, list(NAMES)):
            return None
        values = {name: told["asked"][name] for name in asked}
        with np.load(place / "replication.npz", allow_pickle=False) as arrays:
            curves = {name: arrays[f"curve.{name}"] for name in told["curves"]}
            kept = {name: float("nan") if value is None else float(value) for name, value in values.items()}
            return Replication(job, arrays["measures"], curves, told["fingerprint"], kept)
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile):
        return None


def fingerprint(replications: Iterable[Replication]) -> str:
    """32 hexadecimal digits over the fingerprints of all worlds, in their order."""
    state = hashlib.blake2b(digest_size=16)
    for one in replications:
        state.update(f"{one.job.arm};{one.job.world};{one.fingerprint}\n".encode())
    return state.hexdigest()
