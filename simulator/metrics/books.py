"""Double entry: what the ledger says must be what the world's tallies say, row for row and cent for cent.

`check_books` looks at everything that is written down twice and returns what does not agree, in plain words;
an empty list means that the books balance.  It can be asked at any minute of a run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from ..ledger import Act, Columns, Deed, Did, Handing, Kind, Reason
from ..world.contents import ASKS, SHAPES
from ..world.world import ANSWERED, AWARE, CREATED, GAVE, RECRUITED, SHOWED_UP, SIGNED, WAITING, World
from .campaign_reach import reach
from .deeds import rungs
from .desk import desk, open_minutes
from .record import Ints, Played, Record, Table, columns
from .staying import aware_since, remembers

Found = Iterator[str]
Nodes = NDArray[np.int32]

_ASK_OF_DEED = {deed: ASKS.index(ask) for deed, ask in zip(Deed, ("sign", "give", "recruit", "show_up"), strict=True)}
_BITS = {Deed.SIGNED: SIGNED, Deed.GAVE: GAVE, Deed.RECRUITED: RECRUITED, Deed.SHOWED_UP: SHOWED_UP}


def check_books(run: Played | World) -> list[str]:
    """Everything in which ledger, tallies, money and hours of a run disagree; empty if the books balance."""
    world = run if isinstance(run, World) else run.world
    seed = world.scenario.population_seed if isinstance(run, World) else run.population_seed
    # every row so far, also those that are dated later: the tallies know of them already
    end, tables = world.scenario.horizon, columns(world.ledger)
    record = Record(world.scenario, world.society, world.seed, seed, end, tables, world.crowd)
    return [found for look in LOOKS for found in look(world, record)]


def _differ(what: str, ledger: int | float, tally: int | float) -> Found:
    if ledger != tally:
        yield f"{what}: the ledger says {ledger}, the tally says {tally}"


def _rows(world: World, record: Record) -> Found:
    yield from _differ("contents", len(world.ledger.posts), len(world.contents))
    yield from _differ("keys of items", len(world.ledger.items), len(world.item_keys))
    for name in ("author", "minute", "campaign"):
        if not np.array_equal(world.ledger.posts[name], world.contents[name]):
            yield f"posts and contents differ in {name}"


def _deliveries(world: World, record: Record) -> Found:
    """Every delivery has ended once, or waits: as many for each item as follow whoever handed it on."""
    items, reason = record.items, record.tables["sights"]["reason"]
    waiting = world.calendar.copy().drain()[0] & 0xFFFFFFFF
    each = np.concatenate((record.tables["sights"]["item"].astype(np.int64), waiting))
    made = np.bincount(each, minlength=record.handed.size)
    placed = np.isin(items["handing"], (Handing.BOOSTED, Handing.DISCOVERED, Handing.WRITTEN, Handing.NAMED))
    tied = np.flatnonzero(~placed)
    few, everybody = _to_some(world, items["content"][tied]), _followers(world, tied)
    wrong = np.count_nonzero(made[tied][~few] != everybody[~few])
    if wrong:
        yield f"{wrong} items did not go to everybody who follows whoever handed them on"
    wrong = np.count_nonzero(made[tied][few] > everybody[few])
    if wrong:
        yield f"{wrong} items went to more people than follow whoever handed them on"
    yield from _bought(world, record, made)
    if world.minute >= world.scenario.horizon:
        yield from _differ("deliveries that wait after the end", waiting.size, 0)
    if (reason >= len(Reason)).any():
        yield "a delivery ended without a known reason"


def _to_some(world: World, content: Nodes) -> NDArray[np.bool_]:
    """Whether a content (n,) goes to some followers only: those named in a chain, members of an outlet, friends."""
    chain = (world.contents["shape"][content] == SHAPES.index("chain")) & (world.scenario.movement.shape == "chain")
    return np.asarray(chain | (world.contents["outlet"][content] > 0) | world.scenario.platform.mutual)


def _followers(world: World, items: Ints) -> Ints:
    """People to whom each item (n,) goes: the followers of who hands it on, without its author."""
    network, table = world.society.network, world.ledger.items
    person, author = table["person"][items], world.ledger.posts["author"][table["content"][items]]
    counts = (network.indptr[person + 1] - network.indptr[person]).astype(np.int64)
    for place in np.flatnonzero(person != author):
        counts[place] -= _inside(network.followers(int(person[place])), int(author[place]))
    return counts + _retied(world, person, author, table["minute"][items])


def _retied(world: World, person: Nodes, author: Nodes, minute: Nodes) -> Ints:
    """Followers won, less those lost, of who hands each item (n,) on, by that minute; its author left out."""
    acts, change = world.ledger.acts, np.zeros(person.size, np.int64)
    for act, sign in ((Act.TIED, 1), (Act.FOLLOWED, 1), (Act.UNFOLLOWED, -1)):
        rows = acts["act"] == act
        since, follower, followee = (acts[name][rows] for name in ("minute", "actor", "about"))
        for place in np.flatnonzero(np.isin(person, followee)):
            mine = (followee == person[place]) & (follower != author[place]) & (since <= minute[place])
            change[place] += sign * np.count_nonzero(mine)
    return change


def _inside(ascending: NDArray[np.int32], who: int) -> bool:
    place = int(np.searchsorted(ascending, who))
    return place < ascending.size and int(ascending[place]) == who


def _bought(world: World, record: Record, made: Ints) -> Found:
    """A paid sight costs its price; boosts and the items that they placed come in the same order."""
    placed = np.flatnonzero(record.items["handing"] == Handing.BOOSTED)
    bills = record.acts["cents"][record.acts["act"] == Act.BOOSTED]
    yield from _differ("boosts paid", bills.size, placed.size)
    names = sorted(one.id for one in world.scenario.post)
    for boost in world.scenario.boost:
        if [one.post for one in world.scenario.boost].count(boost.post) > 1 or bills.size != placed.size:
            continue  # which of several boosts of one post it was is not written down
        plan = record.posts["plan"][record.items["content"][placed]]
        its = plan == names.index(boost.post)
        price = -(-made[placed[its]] * boost.price_per_thousand // 1000)
        yield from _differ(f"cents for the boost of {boost.post}", int(bills[its].sum()), int(price.sum()))


def _parents(world: World, record: Record) -> Found:
    """A share has exactly one parent of the same content, earlier, and an exposure before it."""
    items = record.items
    child = np.flatnonzero(items["parent"] >= 0)
    parent = items["parent"][child]
    if (parent >= child).any():
        yield "an item stands before its parent"
    if (items["content"][parent] != items["content"][child]).any():
        yield "an item hands on another content than its parent"
    if (items["minute"][parent] > items["minute"][child]).any():
        yield "an item is older than its parent"
    if (items["generation"][child] != items["generation"][parent] + 1).any():
        yield "an item's generation is not its parent's and one"
    shared = items["handing"] == Handing.SHARED
    if (shared & (items["parent"] < 0)).any():
        yield "a share without a parent"
    given = np.sort(_packed(items["person"][shared], items["parent"][shared]))
    if not np.array_equal(given, np.sort(_packed(*_doers(record, Did.SHARED)))):
        yield "shares and sights that led to a share differ"


def _doers(record: Record, bit: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Readers and items of the sights at which one thing was done."""
    rows = np.flatnonzero(record.looks.did & bit)
    return record.looks.reader[rows], record.looks.item[rows]


def _packed(person: NDArray[np.int32], item: NDArray[np.int32]) -> Ints:
    return np.asarray((person.astype(np.int64) << 32) | item)


def _reactions(world: World, record: Record) -> Found:
    """Likes, comments and shares of every content are what the sights say."""
    for bit, name in ((Did.LIKED, "likes"), (Did.COMMENTED, "comments"), (Did.SHARED, "shares")):
        done = record.looks.content[(record.looks.did & bit) != 0]
        counted = np.bincount(done, minlength=len(world.contents))
        if not np.array_equal(counted, world.contents[name]):
            yield from _differ(name, int(counted.sum()), int(world.contents[name].sum()))
            yield f"{name} are not spread over the contents as the sights say"
    if (record.tables["sights"]["did"][~_looked(record)] != 0).any():
        yield "somebody did something at a delivery that nobody looked at"


def _looked(record: Record) -> NDArray[np.bool_]:
    reason = record.tables["sights"]["reason"]
    return np.asarray((reason >= Reason.REJECTED) & (reason <= Reason.ACTED))


def _deeds(world: World, record: Record) -> Found:
    """Every deed has a sight, every gift a donor and an amount, and people remember what they did."""
    deeds = record.deeds
    acted = np.sort(_packed(*_doers(record, Did.ACTED)))
    wished = world.wishes  # what was decided on, and will be done or is lost
    done = _packed(*_on_screen(deeds))
    if not np.array_equal(np.sort(np.append(done, _packed(*_on_screen(wished)))), acted):
        yield "deeds and sights at which somebody acted differ"
    if (deeds["deed"] >= len(Deed)).any():
        yield "a deed of no kind"
    gave = deeds["deed"] == Deed.GAVE
    if (deeds["cents"][gave] <= 0).any() or (deeds["cents"][~gave] != 0).any():
        yield "a gift without money, or money without a gift"
    for deed, bit in _BITS.items():
        hoped = wished["person"][wished["ask"] == _ASK_OF_DEED[deed]]  # people remember what they decided on
        doers = np.unique(np.append(deeds["person"][deeds["deed"] == deed], hoped))
        yield from _differ(f"people who {deed.name.lower()}", doers.size, _remember(world, bit))
    stories = (record.posts["kind"] == Kind.TESTIMONY) & (record.posts["prompt"] >= 0)
    yield from _differ("stories made", int(np.count_nonzero(stories)), _doers(record, Did.CREATED)[0].size)
    makers = np.unique(record.posts["author"][stories]).size
    yield from _differ("people who made one", makers, _remember(world, CREATED))
    counted = np.bincount(deeds["deed"], minlength=4) if deeds["deed"].size else np.zeros(4, np.int64)
    for deed, place in _ASK_OF_DEED.items():
        yield from _differ(f"visible count of {deed.name.lower()}", counted[deed], world.deed_counts[place])


def _on_screen(table: Table | Columns) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """People and items of the deeds that an item on the screen led to."""
    screen = table["item"] >= 0
    return table["person"][screen], table["item"][screen]


def _remember(world: World, bit: int) -> int:
    return int(np.count_nonzero(world.crowd.done & bit))


def _people(world: World, record: Record) -> Found:
    """The ladder and awareness that people carry are what the rows say; nobody is reached twice over."""
    wrong = int(np.count_nonzero(rungs(record) != world.crowd.rung))
    if wrong:
        yield f"the rung of {wrong} people is not what their rows say"
    known = (aware_since(record) < record.scenario.horizon) & remembers(record, world.minute)
    aware = int(np.count_nonzero(known))
    yield from _differ("people who know of the cause", aware, _remember(world, AWARE))
    if not reach(record) <= min(record.society.people, len(record.views)):
        yield "more people reached than there are, or than there are impressions"


def _money(world: World, record: Record) -> Found:
    """What was spent is what is gone, and no boost costs more than its budget."""
    acts = record.acts
    spent = int(acts["cents"].sum(dtype=np.int64))
    yield from _differ("money left", world.scenario.organiser.money - spent, round(world.treasury.money))
    if spent > world.scenario.organiser.money:
        yield f"{spent} cents were spent of {world.scenario.organiser.money}"
    boosted = int(acts["cents"][acts["act"] == Act.BOOSTED].sum(dtype=np.int64))
    yield from _differ("spent on boosts", boosted, sum(world.spent_on.values()))
    for place, cents in world.spent_on.items():
        boost = world.scenario.boost[place]
        if cents > boost.budget:
            yield f"the boost of {boost.post} cost {cents} of {boost.budget}"


def _desk(world: World, record: Record) -> Found:
    """Questions, answers and hours at the desk are what the rows say."""
    table, acts = world.questions, record.acts
    if not np.array_equal(desk(record).asked, table["minute"]):
        yield f"{desk(record).asked.size} questions were put, the desk has {len(table)}, or in another order"
    replies = np.sort(acts["about"][acts["act"] == Act.ANSWERED])
    done = np.flatnonzero((table["state"] == ANSWERED) & (table["ends"] < world.minute))
    if not np.array_equal(replies, done):
        yield f"{replies.size} replies are written down, {done.size} questions are answered"
    begun = table["started"] >= 0
    if (begun != (table["ends"] >= 0)).any() or (begun & (table["state"] == WAITING)).any():
        yield "a question is worked on and waits"
    started, ends = (table[name][begun].astype(np.int64) for name in ("started", "ends"))
    work = open_minutes(record, started, ends)
    left = world.scenario.organiser.hours * (1.0 - world.scenario.street.share) * 60.0 - float(work.sum())
    elsewhere = np.isin(acts["act"], (Act.POSTED, Act.PROTECTED, Act.CALLED_AWAY))
    left -= float(acts["work"][elsewhere].sum(dtype=np.int64))
    yield from _differ("minutes of work left", round(left), round(world.treasury.hours * 60.0))


LOOKS: tuple[Callable[[World, Record], Found], ...] = (
    _rows,
    _deliveries,
    _parents,
    _reactions,
    _deeds,
    _people,
    _money,
    _desk,
)
