"""A store that never stands in the way: when the disk refuses, looking goes on and nothing more is kept."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from simulator.experiment.design import Experiment, Job
from simulator.experiment.replication import Replication
from simulator.experiment.store import Store, StoreError


class PatientStore(Store):
    """Keeps worlds as long as the disk allows it."""

    refused = False
    """Whether the disk has refused."""

    def finished(self, experiment: Experiment) -> Iterator[tuple[Job, Replication]]:
        """What is there; as far as it can be read."""
        try:
            yield from super().finished(experiment)
        except StoreError:
            self.refused = True

    def keep(self, experiment: Experiment, one: Replication) -> None:
        """Keep a world, or say in the log why not."""
        if self.refused:
            return
        try:
            super().keep(experiment, one)
        except StoreError:
            self.refused = True
            logging.getLogger(__name__).info("results are kept no more", exc_info=True)
