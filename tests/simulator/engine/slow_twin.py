"""A slow, obvious telling of one whole run in plain Python: loops, lists and dictionaries, and the same coins.

It knows nothing of batches, pools, hash tables, sessions without memory, SimPy or branches; it must write the same
ledger, row by row, as the arrays do.  Left out on purpose: discovery, bridging, rules, the street, delayed deeds and
whatever else is off unless a scenario asks for it; numbers that a post has before anybody sees it are read from the
product (`planned_content`), and so are the tables of `behaviour` and the curve of the day, which have their own tests.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from typing import Any

import numpy as np

from simulator.actors.cast import boost_name, cast
from simulator.actors.messenger import PASS_ON_AT
from simulator.behaviour import posting
from simulator.behaviour.sessions import diurnal, kernel_delay
from simulator.chance import key, keys
from simulator.engine.desk import finished_at
from simulator.engine.planning import CLOSER_BY_REPLY, planned_content
from simulator.exact import to_grid
from simulator.ledger import Act, Deed, Did, Handing, Kind, Reason
from simulator.scenario.model import Influencer, Scenario
from simulator.world import genesis
from simulator.world.contents import ASKS, NO_SLANT
from simulator.world.society import Society
from tests.simulator.engine.slow_coins import TWO32, joined, narrow, one, wait
from tests.simulator.engine.slow_reader import CREATE, GIVE, SlowReader

Row = dict[str, Any]
CAUSE, EVERYDAY = key("topic", "cause"), key("topic", "everyday")
DESK_RANK = 1 << 20
DEED = {"sign": Deed.SIGNED, "give": Deed.GAVE, "recruit": Deed.RECRUITED, "show_up": Deed.SHOWED_UP}


class SlowTwin(SlowReader):
    """The run of a scenario in a society, told slowly."""

    def __init__(self, scenario: Scenario, society: Society, seed: int | None = None) -> None:
        self.scenario, self.society = scenario, society
        self.seed = scenario.seed if seed is None else seed
        self.blank = genesis.begin(scenario, society, self.seed)  # never played: what a planned post is made of
        self.curve = diurnal(scenario.population.peak_to_trough, scenario.population.weekend_shift)
        people = society.population
        self.people = [
            {name: getattr(people, name)[n].item() for name in (
                "key", "community", "circle", "language", "utc_offset", "sessions", "posting", "interest", "appetite",
                "mode", "followees", "inflow", "stance", "sincerity",
            )} | {"done": int(self.blank.crowd.done[n]), "rung": 0, "day": -1, "read": 0, "asks": 0, "close": {}}
            for n in range(society.people)
        ]  # fmt: skip
        self.node_key = [person["key"] for person in self.people] + [one_.key for one_ in society.accounts]
        self.node_of = {account.id: account.node for account in society.accounts}
        self.followers = [society.network.followers(node).tolist() for node in range(society.network.nodes)]
        self.sessions = [self._sessions(person) for person in self.people]
        self.contents: list[Row] = []
        self.items: list[Row] = []
        self.tables: dict[str, list[tuple[Any, ...]]] = {
            name: [] for name in ("posts", "items", "sights", "deeds", "acts")
        }
        self.calendar: list[tuple[int, int, int, int]] = []  # due, reader, item, tries
        self.pairs: dict[tuple[int, int], Row] = {}
        self.outbox: list[tuple[int, int, int, tuple[Any, ...]]] = []
        self.questions: list[Row] = []
        self.queue: list[int] = []
        self.busy: list[tuple[int, int]] = []  # (ends, question)
        self.testimonies: list[int] = []
        self.planned: dict[str, int] = {}
        self.counts = [0] * len(ASKS)
        self.money, self.minutes_left = int(scenario.organiser.money), scenario.organiser.hours * 60.0
        self.spent_on: dict[int, int] = {}
        self.spent_today: dict[tuple[int, int], int] = {}

    # -- time

    def _sessions(self, person: Row) -> list[int]:
        """Every session of a person from before the run to after its end, one after the other."""
        shift, pace = person["utc_offset"] + 10_080, person["sessions"]
        low = int(pace * self.curve.activity(one(shift, np.int64))[0]) - 2
        high = int(pace * self.curve.activity(one(shift + self.scenario.horizon, np.int64))[0]) + 3
        found = []
        for number in range(low, high):
            jitter = (self.coin("session", person["key"], 0, number) + 0.5) / TWO32
            found.append(int(self.curve.minute(one((number + jitter) / pace))[0]) - shift)
        return [*found, 1 << 40]

    def next_session(self, reader: int, after: int) -> int:
        return self.sessions[reader][bisect_right(self.sessions[reader], after)]

    def play(self) -> SlowTwin:
        """The whole run, tick by tick."""
        tick = self.scenario.tick
        for start in range(0, self.scenario.horizon, tick):
            self._actors(start, start + tick)
            self._desk(start + tick - 1)
            self._apply(start + tick)
            self._own_posts(start, start + tick)
            asked: list[int] = []
            while self.calendar and self.calendar[0][0] < start + tick:
                asked += self._round(start + tick)
            self.queue += asked if self.scenario.desk.staff else []
            self._take_up(start + tick)
        return self

    # -- actors

    def _actors(self, start: int, end: int) -> None:
        """What each actor wants in these minutes, in the order of rank."""
        for rank, role in enumerate(cast(self.scenario)):
            wanted: list[tuple[int, tuple[Any, ...]]] = []
            if role.name == "treasurer" and start == 0:
                fees = sorted((one_.id, one_.fee) for one_ in self.scenario.influencer if one_.fee)
                wanted = [(0, ("pay", *fee)) for fee in fees]
            elif role.name.startswith("account "):
                wanted = self._of_account(role.name.removeprefix("account "), rank, start, end)
            elif role.name.startswith("boost "):
                wanted = self._of_boost(role.name, start, end)
            for sequence, (minute, intent) in enumerate(wanted):
                self.outbox.append((minute, rank, sequence, intent))

    def _of_account(self, identity: str, rank: int, start: int, end: int) -> list[tuple[int, tuple[Any, ...]]]:
        account = next(one_ for one_ in self.scenario.accounts if one_.id == identity)
        posts = [(post.at, post.id) for post in self.scenario.post if post.by == identity and start <= post.at < end]
        pass_on = account.pass_on if isinstance(account, Influencer) else 0
        evening = start // 1440 * 1440 + PASS_ON_AT
        if pass_on and start <= evening < end:
            posts.append((evening, ""))
        wanted: list[tuple[int, tuple[Any, ...]]] = []
        for minute, post in sorted(posts):
            if post:
                wanted.append((minute, ("publish", post)))
                continue
            oldest = minute + rank / 1024.0 - 2880
            fresh = [content for content in self.testimonies if self.contents[content]["minute"] >= oldest]
            fresh.sort(key=lambda content: (-self._reactions(content), content))
            for content in fresh[:pass_on]:
                self.testimonies.remove(content)
                wanted.append((minute, ("pass on", identity, content)))
        return wanted

    def _reactions(self, content: int) -> int:
        return sum(self.contents[content][name] for name in ("likes", "comments", "shares"))

    def _of_boost(self, name: str, start: int, end: int) -> list[tuple[int, tuple[Any, ...]]]:
        place = next(n for n in range(len(self.scenario.boost)) if boost_name(self.scenario, n) == name)
        boost = self.scenario.boost[place]
        first = max(next(post.at for post in self.scenario.post if post.id == boost.post), boost.starts or 0)
        last = min(self.scenario.horizon if boost.ends is None else boost.ends, self.scenario.horizon)
        hours = [minute for minute in range(start, end) if minute == first or (minute > first and minute % 60 == 0)]
        return [(minute, ("advertise", place)) for minute in hours if first <= minute < last]

    def _apply(self, before: int) -> None:
        due = sorted(entry for entry in self.outbox if entry[0] < before)
        self.outbox = [entry for entry in self.outbox if entry[0] >= before]
        for minute, _, _, (verb, *told) in due:
            getattr(self, "_do_" + verb.replace(" ", "_"))(minute, *told)

    def _act(self, minute: int, actor: int, act: Act, about: int, cents: int = 0, work: int = 0) -> None:
        self.tables["acts"].append((minute, actor, int(act), about, cents, work))

    def _do_pay(self, minute: int, account: str, cents: int) -> None:
        if cents <= self.money:
            self.money -= cents
            self._act(minute, self.node_of[account], Act.PAID, -1, cents)

    def _do_publish(self, minute: int, identity: str) -> None:
        post = next(one_ for one_ in self.scenario.post if one_.id == identity)
        made = planned_content(self.blank, post, minute)
        plan = sorted(one_.id for one_ in self.scenario.post).index(identity)
        content = self._publish(made, Kind[post.kind.upper()], -1, plan)
        self.planned[identity] = content
        item = self._hand_over(content, self.node_of[post.by], minute, -1, Handing.POSTED)
        self.items[item]["key"] = joined(self.contents[content]["key"], key("planned"))
        self._deliver(item)
        self._act(minute, self.node_of[post.by], Act.POSTED, content)

    def _do_pass_on(self, minute: int, account: str, content: int) -> None:
        parent = next(n for n, item in enumerate(self.items) if item["content"] == content)
        item = self._hand_over(content, self.node_of[account], minute, parent, Handing.PASSED_ON)
        made = self.contents[content]
        made["expires"] = max(made["expires"], minute + self.scenario.platform.story_lifetime)
        self._deliver(item)
        self._act(minute, self.node_of[account], Act.PASSED_ON, content)

    def _do_advertise(self, minute: int, place: int) -> None:
        boost, content = self.scenario.boost[place], self.planned.get(self.scenario.boost[place].post)
        if content is None or minute >= self.contents[content]["expires"]:
            return
        began = max(self.contents[content]["minute"], boost.starts or 0)
        subject = key(boost_name(self.scenario, place), -(-(minute - began) // 60))
        wanted = self._allowance(place, minute) * 1000 // boost.price_per_thousand
        readers = self._sampled(subject, wanted, set(boost.audience))
        if not readers:
            return
        author = self.contents[content]["author"]
        parent = next(n for n, item in enumerate(self.items) if item["content"] == content)
        item = self._hand_over(content, author, minute, parent, Handing.BOOSTED)
        self.items[item]["key"] = joined(self.contents[content]["key"], subject)
        last = min(self.contents[content]["expires"], self.scenario.horizon)
        met = [reader for reader in readers if self._opened(reader, item) < last]
        self._deliver(item, met)
        cents = -(-len(met) * boost.price_per_thousand // 1000)
        self.spent_on[place] = self.spent_on.get(place, 0) + cents
        day = (place, minute // 1440)
        self.spent_today[day] = self.spent_today.get(day, 0) + cents
        self.money -= cents
        self._act(minute, author, Act.BOOSTED, content, cents)

    def _allowance(self, place: int, minute: int) -> int:
        boost = self.scenario.boost[place]
        left = min(boost.budget - self.spent_on.get(place, 0), self.money)
        ends = min(self.scenario.horizon if boost.ends is None else boost.ends, self.scenario.horizon)
        hours = max(1, -(-(ends - minute) // 60))
        if boost.daily_cap is not None:
            left = min(left, boost.daily_cap - self.spent_today.get((place, minute // 1440), 0))
            hours = min(hours, 24 - minute % 1440 // 60)
        return max(0, left // hours)

    def _sampled(self, subject: int, count: int, towns: set[str]) -> list[int]:
        declared = self.society.communities.declared
        seats = [
            n for n, person in enumerate(self.people)
            if (declared[person["community"]].id in towns if towns else not declared[person["community"]].isolated)
        ]  # fmt: skip
        draws = range(min(count, len(seats)))
        return sorted({seats[self.coin("advertise", 0, subject, draw) * len(seats) >> 32] for draw in draws})

    def _do_answer(self, minute: int, row: int) -> None:
        question = self.questions[row]
        asker, author = self.people[question["asker"]], self.contents[question["content"]]["author"]
        gain = int(to_grid(self.scenario.trust.reply_gain))
        asker["sincerity"] += (65536 - asker["sincerity"]) * gain >> 16 if gain else 0
        if author >= len(self.people):
            asker["close"][author] = asker["close"].get(author, 0) + CLOSER_BY_REPLY
        self._act(minute, author, Act.ANSWERED, row, 0, self._work(row))

    # -- the desk

    def _work(self, row: int) -> int:
        question = self.questions[row]
        flip = self.coin("reply work", self.node_key[question["asker"]], self.contents[question["content"]]["key"])
        return max(1, round(wait(flip) / (1 << 20) * self.scenario.desk.minutes_per_reply))

    def _desk(self, until: int) -> None:
        """Finish what is finished by this minute, and let the free hands go on."""
        while self.busy and self.busy[0][0] <= until:
            ends, row = self.busy.pop(0)
            self.outbox.append((ends, DESK_RANK, row, ("answer", row)))
            self.questions[row]["state"] = 2
            self._take_up(ends)

    def _take_up(self, minute: int) -> None:
        desk = self.scenario.desk
        while self.queue and len(self.busy) < desk.staff:
            row = self.queue.pop(0)
            work = self._work(row)
            if work > self.minutes_left + 1e-6:
                self.questions[row]["state"] = 3
                continue
            self.minutes_left -= work
            ends = finished_at(minute, work, desk.opens, desk.closes)
            self.questions[row] |= {"state": 1, "started": minute, "ends": ends}
            insort(self.busy, (ends, row))

    # -- posts, items, deliveries

    def _publish(self, made: Row, kind: Kind, prompt: int, plan: int) -> int:
        single = ("breadth", "wish", "inside", "across", "suspicion", "tap")
        row = {name: narrow(value) if name in single else int(value) for name, value in made.items()}
        self.contents.append(row | {"likes": 0, "comments": 0, "shares": 0})
        posted = (row["key"], row["author"], row["minute"], int(kind), bool(row["campaign"]), prompt, plan)
        self.tables["posts"].append(posted)
        return len(self.contents) - 1

    def _hand_over(
        self, content: int, person: int, minute: int, parent: int, handing: Handing, gave: bool = False
    ) -> int:
        name = joined(self.contents[content]["key"], self.node_key[person] ^ key("handing", handing.name))
        generation = 0 if parent < 0 else self.items[parent]["generation"] + 1
        item = {"content": content, "person": person, "minute": minute, "parent": parent}
        self.items.append(item | {"generation": generation, "handing": handing, "key": name, "gave": gave})
        self.tables["items"].append((content, person, minute, parent, generation, int(handing)))
        return len(self.items) - 1

    def _opened(self, reader: int, item: int) -> int:
        after = self.items[item]["minute"]
        if self.scenario.audience.timing == "sessions":
            return self.next_session(reader, after)
        flip = self.coin("kernel", self.people[reader]["key"], self.items[item]["key"])
        seconds = min(float(kernel_delay(one(flip, np.uint32))[0]) // 60.0, 2.0**30)
        return after + max(int(seconds), 1)

    def _deliver(self, item: int, readers: list[int] | None = None) -> None:
        content = self.contents[self.items[item]["content"]]
        for reader in self.followers[self.items[item]["person"]] if readers is None else readers:
            if reader == content["author"]:
                continue
            due = self._opened(reader, item)
            if due < min(content["expires"], self.scenario.horizon):
                insort(self.calendar, (due, reader, item, 0))
            else:
                reason = Reason.NEVER_ONLINE if due >= content["expires"] else Reason.PENDING
                self._sight(reader, item, min(due, content["expires"]), reason, 0, 255)

    def _sight(self, reader: int, item: int, minute: int, reason: int, did: int, place: int) -> None:
        self.tables["sights"].append((reader, item, minute, int(reason), did, place))

    # -- what people write

    def _own_posts(self, start: int, end: int) -> None:
        if start % 1440 == 0:
            self.today = sorted(
                (minute, person, cause, number + start // 1440 * 4096)
                for cause, decision, per_thousand in (
                    (True, "own post", self.scenario.audience.own_posts),
                    (False, "everyday post", self.scenario.audience.everyday_posts),
                )
                for person in range(len(self.people))
                for minute, number in self._written(person, decision, per_thousand, cause, start // 1440)
            )
        due = [post for post in self.today if start <= post[0] < end]
        made = []
        for minute, person, cause, number in due:
            content = self._own(person, number, cause, minute)
            made.append(self._publish(content, Kind.OWN if cause else Kind.EVERYDAY, -1, -1))
        items = [
            self._hand_over(content, person, minute, -1, Handing.POSTED)
            for content, (minute, person, _, _) in zip(made, due, strict=True)
        ]
        for item in items:
            self._deliver(item)

    def _written(self, person: int, decision: str, per_thousand: float, cause: bool, day: int) -> list[tuple[int, int]]:
        who = self.people[person]
        rate = who["posting"] * (per_thousand / 1000.0 / (self.scenario.population.posting_rate or 1.0))
        rate = rate * who["interest"] if cause else rate
        shift = who["utc_offset"] + 10_080
        begins, ends = (float(self.curve.activity(one((day + n) * 1440 + shift, np.int64))[0]) for n in (0, 1))
        limit, passed, found = round(rate * (ends - begins) * (1 << 20)), 0, []
        while limit:
            number = day * 4096 + len(found)
            passed += wait(self.coin(decision, who["key"], 0, number))
            if passed > limit:
                break
            moment = (self.coin(decision + " time", who["key"], 0, number) + 0.5) / TWO32
            minute = int(self.curve.minute(one(begins + moment * (ends - begins)))[0]) - shift
            found.append((max(day * 1440, min(minute, (day + 1) * 1440 - 1)), len(found)))
        return found

    def _own(self, person: int, number: int, cause: bool, minute: int) -> Row:
        audience, who = self.scenario.audience, self.people[person]
        family = int(keys(0, np.array([number]))[0]) ^ (CAUSE if cause else EVERYDAY)
        name = joined(who["key"], family)
        breadth = posting.breadth(one(self.coin("breadth", name), np.uint32), audience.breadth_a, audience.breadth_b)
        return {
            "key": name, "topic": CAUSE if cause else joined(name, EVERYDAY), "author": person, "minute": minute,
            "expires": minute + self.scenario.platform.post_lifetime, "story": False, "frames": 1, "campaign": False,
            "ask": 0, "language": who["language"], "breadth": -1.0 if cause else float(breadth[0]),
            "wish": self._quality(name), "inside": 1.0, "across": 1.0, "slant": who["stance"] if cause else NO_SLANT,
            "suspicion": 0.0, "gain": 0, "tap": 1.0,
        }  # fmt: skip

    def _quality(self, name: int) -> float:
        flip = one(self.coin("quality", name), np.uint32)
        return float(posting.quality(flip, self.scenario.audience.quality_spread)[0])

    # -- one round of reading

    def _round(self, end: int) -> list[int]:
        """Everybody reads what is due; then it counts, in the order of readers and items.  Returns new questions."""
        due = sorted((reader, item, minute, tries) for minute, reader, item, tries in self.calendar if minute < end)
        self.calendar = [entry for entry in self.calendar if entry[0] >= end]
        rows: list[Row] = [
            {
                "reader": reader, "item": item, "minute": minute, "tries": tries, "reason": None, "did": 0,
                "content": self.items[item]["content"], "place": 0, "again": False, "cents": 0,
            }
            for reader, item, minute, tries in due
        ]  # fmt: skip
        for reader in sorted({row["reader"] for row in rows}):
            self._read(reader, [row for row in rows if row["reader"] == reader])
        for row in rows:
            self._count(row)
        acting = [row for row in rows if row["did"] & (Did.ACTED | Did.CREATED)]
        for row in acting:
            ask = self.contents[row["content"]]["ask"]
            self.counts[ask] += 1
            if ask != CREATE:
                self.tables["deeds"].append(
                    (row["reader"], row["minute"], int(DEED[ASKS[ask]]), row["cents"], row["item"])
                )
        self._share_all([row for row in rows if row["did"] & Did.SHARED])
        self._tell_all([row for row in rows if row["did"] & Did.CREATED])
        return self._ask_all([row for row in rows if row["did"] & Did.ASKED], end)

    def _count(self, row: Row) -> None:
        content = self.contents[row["content"]]
        for bit, name in ((Did.LIKED, "likes"), (Did.COMMENTED, "comments"), (Did.SHARED, "shares")):
            content[name] += bool(row["did"] & bit)
        if row["again"]:
            due = self.next_session(row["reader"], row["minute"])
            if due < min(content["expires"], self.scenario.horizon):
                insort(self.calendar, (due, row["reader"], row["item"], row["tries"] + 1))
                return
        self._sight(row["reader"], row["item"], row["minute"], row["reason"], row["did"], row["place"])

    def _share_all(self, rows: list[Row]) -> None:
        made = [
            self._hand_over(
                row["content"], row["reader"], row["minute"], row["item"], Handing.SHARED,
                bool(row["did"] & Did.ACTED) and self.contents[row["content"]]["ask"] == GIVE,
            )
            for row in rows
        ]  # fmt: skip
        for item in made:
            self._deliver(item)

    def _tell_all(self, rows: list[Row]) -> None:
        made = []
        for row in rows:
            content = self._own(row["reader"], 0, True, row["minute"])
            name = joined(self.people[row["reader"]]["key"], self.contents[row["content"]]["key"])
            gain = int(to_grid(self.scenario.trust.testimony_gain))
            content |= {"key": name, "campaign": True, "wish": self._quality(name), "gain": gain}
            made.append(self._publish(content, Kind.TESTIMONY, row["item"], -1))
        items = [
            self._hand_over(content, row["reader"], row["minute"], -1, Handing.POSTED)
            for content, row in zip(made, rows, strict=True)
        ]
        self.testimonies += made
        for item in items:
            self._deliver(item)

    def _ask_all(self, rows: list[Row], end: int) -> list[int]:
        answering = {self.scenario.organiser.id, *(one_.id for one_ in self.scenario.influencer if one_.answers)}
        nodes = {self.node_of[identity] for identity in answering}
        first = len(self.questions)
        for row in rows:
            if self.contents[row["content"]]["author"] in nodes:
                asked = {"asker": row["reader"], "content": row["content"], "minute": row["minute"], "arrived": end}
                self.questions.append(asked | {"started": -1, "ends": -1, "state": 0})
        return list(range(first, len(self.questions)))
