"""Books: money and hours by line, the reply desk, trust, risks, and whether the model's own accounts agree."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..catalogue import _, spoken
from ..ledger import SIGHTED, Act, Deed, Did, Handing
from ..metrics.books import check_books
from ..metrics.bubbles_of_run import sincerity
from ..metrics.desk import desk
from ..metrics.record import Record
from ..scenario.deck import deck
from ..scenario.model import Influencer
from ..world.contents import ASKS
from ..world.world import World
from . import closeups
from .locking import locked
from .tally import Tally

GROWN, MORE = 1.25, 5_000
"""An audit is due again when the rows have grown by a quarter and so many: all audits together stay cheap."""
_WORK = ((Act.POSTED, "posts"), (Act.ANSWERED, "replies"), (Act.PROTECTED, "protocols"), (Act.CANVASSED, "street"))


class Auditor:
    """Goes through all the accounts now and then, and remembers what it found."""

    def __init__(self) -> None:
        """Nothing audited yet."""
        self.minute, self._rows = -1, 0
        self.findings: tuple[str, ...] = ()

    def look(self, world: World) -> None:
        """Audit anew when there is much that the last audit has not seen, and at the end."""
        rows = len(world.ledger.sights)
        due = self.minute < 0 or rows >= GROWN * self._rows + MORE
        if due or (world.minute >= world.scenario.horizon > self.minute):
            self.findings, self.minute, self._rows = tuple(check_books(world)), world.minute, rows


def books_of(world: World, record: Record, tally: Tally, auditor: Auditor) -> closeups.Books:
    """The close-up at the record's minute."""
    deeds, acts = record.deeds, record.acts
    found = desk(record)
    answered = found.answered >= 0
    present = record.crowd is not None
    days = max(1, -(-record.until // 1440))
    day = np.minimum(acts["minute"] // 1440, days - 1)
    names = {suit.kind: suit.name for suit in deck()}
    belief = sincerity(record) if present else float("nan")
    return closeups.Books(
        budget=world.scenario.organiser.money,
        spending=_spending(record),
        given=int(deeds["cents"][deeds["deed"] == Deed.GAVE].sum(dtype=np.int64)),
        gifts=int(np.count_nonzero(deeds["deed"] == Deed.GAVE)),
        deeds=int(deeds["deed"].size),
        reached=int(np.count_nonzero(tally.rung)),
        sights=tally.views,
        spent_by_day=locked(np.bincount(day, weights=acts["cents"], minlength=days).astype(np.int64)),
        hours=world.scenario.organiser.hours,
        work=tuple((name, int(acts["work"][acts["act"] == act].sum(dtype=np.int64))) for act, name in _WORK),
        asked=int(found.asked.size),
        answered=int(np.count_nonzero(answered)),
        wait=float(np.median((found.answered - found.asked)[answered])) if answered.any() else None,
        sincerity=belief if belief == belief else None,
        risks=tuple((names[card.kind], card.at) for card in sorted(world.scenario.card, key=lambda card: card.at)),
        balances=(*_of_rows(record, tally), *(_of_tallies(world, record) if present else ())),
        findings=auditor.findings,
        audited=auditor.minute,
    )


def _spending(record: Record) -> tuple[closeups.Spending, ...]:
    """Fees by account, boosts by post, talks on the street; what is planned and not yet spent too."""
    acts, scenario, people = record.acts, record.scenario, record.society.people
    lines = []
    fees = {one.id: one.fee for one in scenario.accounts if isinstance(one, Influencer)}
    for account in record.society.accounts:
        paid = _cents(record, (acts["act"] == Act.PAID) & (acts["actor"] == account.node))
        if paid or fees.get(account.id):
            lines.append(closeups.Spending("fee", spoken("scenario", account.name), paid, fees.get(account.id)))
    titles = {post.id: spoken("scenario", post.title) for post in scenario.post}
    names = sorted(titles)
    for post in dict.fromkeys(boost.post for boost in scenario.boost):
        its = np.flatnonzero(record.posts["plan"] == names.index(post))
        spent = _cents(record, (acts["act"] == Act.BOOSTED) & np.isin(acts["about"], its))
        planned = sum(boost.budget for boost in scenario.boost if boost.post == post)
        lines.append(closeups.Spending("boost", titles[post], spent, planned))
    street = _cents(record, (acts["act"] == Act.CANVASSED) & (acts["actor"] >= people))
    if street:
        lines.append(closeups.Spending("street", _("talks on the street"), street, None))
    return tuple(lines)


def _cents(record: Record, rows: NDArray[np.bool_]) -> int:
    return int(record.acts["cents"][rows].sum(dtype=np.int64))


def _of_rows(record: Record, tally: Tally) -> list[closeups.Balance]:
    """What the columns of the ledger say, against the running totals and against each other; at any minute."""
    sights, reasons = record.tables["sights"], tally.reasons
    looks = reasons[SIGHTED[0] : SIGHTED[1] + 1]
    shared = np.count_nonzero(sights["did"][record.ended] & Did.SHARED)
    passed = np.count_nonzero(record.handed & (record.items["handing"] == Handing.SHARED))
    return [
        _same(_("deliveries ended = their reasons"), sights["minute"][record.ended].size, reasons.sum()),
        _same(_("sights = rejected + ... + acted"), len(record.looks), looks.sum()),
        _same(_("shares = posts handed on"), shared, passed),
        _same(_("spent = fees + boosts + street"), record.acts["cents"].sum(dtype=np.int64),
              sum(line.cents for line in _spending(record)), "cents"),
    ]  # fmt: skip


def _of_tallies(world: World, record: Record) -> list[closeups.Balance]:
    """What the ledger's rows add up to, against what the world itself counted; at the present minute."""
    sights, deeds = record.tables["sights"], record.tables["deeds"]
    counted = sum(int(world.deed_counts[ASKS.index(ask)]) for ask in ("sign", "give", "recruit", "show_up"))
    acted = np.count_nonzero(sights["did"] & Did.ACTED)
    promised = np.count_nonzero(world.wishes["item"] >= 0)
    spent = record.tables["acts"]["cents"].sum(dtype=np.int64)
    return [
        _same(_("likes given = likes shown"), np.count_nonzero(sights["did"] & Did.LIKED),
              world.contents["likes"].sum()),
        _same(_("said yes = deeds done + to come"), acted,
              np.count_nonzero(deeds["item"] >= 0) + promised),
        _same(_("deeds done = deeds shown"), deeds["deed"].size, counted),
        _same(_("budget - spent = money left"), world.scenario.organiser.money - spent,
              round(world.treasury.money), "cents"),
    ]  # fmt: skip


def _same(name: str, rows: int | np.integer, counted: int | np.integer, unit: str = "count") -> closeups.Balance:
    return closeups.Balance(name, int(rows), int(counted), unit)
