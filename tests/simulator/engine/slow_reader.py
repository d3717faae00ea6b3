"""One reader of the slow twin: what a session shows, what is looked at and believed, and what follows from it."""

from __future__ import annotations

from typing import Any

import numpy as np

from simulator.behaviour import acceptance, attention, deeds, ranking, sharing
from simulator.behaviour.sessions import Diurnal
from simulator.engine.reading import STORY_PART
from simulator.ledger import Did, Handing, Reason
from simulator.scenario.model import Scenario
from simulator.world.contents import ASKS, NO_SLANT
from tests.simulator.engine.slow_coins import TWO32, coin, narrow, one, wait

Row = dict[str, Any]
CREATE, GIVE = ASKS.index("create"), ASKS.index("give")
RUNG_OF_ASK = (0, 0, 4, 5, 6, 7, 8)
REASON_RUNG = {6: 1, 7: 1, 8: 1, 9: 2, 10: 3, 11: 4}


class SlowReader:
    """What happens in one person when they open the app, told one delivery after the other."""

    scenario: Scenario
    seed: int
    curve: Diurnal
    people: list[Row]
    contents: list[Row]
    items: list[Row]
    pairs: dict[tuple[int, int], Row]
    followers: list[list[int]]
    counts: list[int]

    def coin(self, decision: str, person: int, subject: int = 0, occasion: int = 0) -> int:
        """The coin of this run's seed."""
        return coin(self.seed, decision, person, subject, occasion)

    def _read(self, reader: int, rows: list[Row]) -> None:
        who = self.people[reader]
        for row in rows:
            if row["minute"] >= self.contents[row["content"]]["expires"]:
                row["reason"] = Reason.EXPIRED
        shown = self._ranked(who, [row for row in rows if row["reason"] is None])
        for row in shown:
            row["pair"] = self.pairs.setdefault((reader, row["content"]), {"hazard": 0, "sources": 0, "did": 0})
            if row["pair"]["did"] & (Did.SHARED | Did.ACTED):
                row["reason"] = Reason.ALREADY_REACTED
        looked = [row for row in shown if row["reason"] is None and self._looks(who, row)]
        if looked:
            self._note_what_was_read(who, looked)
            self._react(who, self._accepted(who, looked))
        for row in rows:
            content = self.contents[row["content"]]
            if row["did"] & (Did.ACTED | Did.CREATED):
                who["rung"] = max(who["rung"], RUNG_OF_ASK[content["ask"]])
            if content["campaign"]:
                who["rung"] = max(who["rung"], REASON_RUNG.get(int(row["reason"]), 0))

    def _ranked(self, who: Row, rows: list[Row]) -> list[Row]:
        """Those rows that the session gets to, in the order in which it shows them."""
        platform = self.scenario.platform
        for row in rows:
            content = self.contents[row["content"]]
            row["rank"], row["background"] = self._standing(who, row, content)
            row["session"] = (row["minute"], bool(content["story"]))
        found, above = [], dict.fromkeys((row["session"] for row in rows), 0)
        for row in sorted(rows, key=lambda row: (row["session"], -row["rank"])):
            depth = platform.stories_depth if row["session"][1] else platform.feed_depth
            higher = above[row["session"]]
            above[row["session"]] += 1
            limit = int(ranking.shown_threshold(depth, one(higher, np.int64), one(row["background"]))[0])
            if self.items[row["item"]]["handing"] >= Handing.BOOSTED:
                limit = 1 << 32
            row["place"] = min(higher + int(row["background"]), 254)
            if self.coin("shown", who["key"], self.items[row["item"]]["key"], row["tries"]) < limit:
                found.append(row)
            else:
                row["reason"] = Reason.RANKED_OUT
                row["again"] = platform.ranking != "chronological" and row["tries"] < platform.revisits
        return found

    def _standing(self, who: Row, row: Row, content: Row) -> tuple[int, float]:
        """What a row is ranked by, and how many other posts stand above it in the mean."""
        platform, posted = self.scenario.platform, self.items[row["item"]]["minute"]
        story, inflow = bool(content["story"]), who["inflow"]
        if platform.profile == "photo":
            inflow = inflow * (STORY_PART if story else 1.0 - STORY_PART)
        if platform.ranking == "chronological":
            local = np.array([posted, row["minute"]]) + who["utc_offset"] + 10_080
            begin, now = self.curve.activity(local).tolist()
            return posted, inflow * (now - begin)
        personal = platform.personal_signal if platform.ranking == "personalised" else 0.0
        fade = 0.6931471805599453 / platform.freshness
        reactions = content["likes"] + 2 * content["comments"] + 3 * content["shares"]
        popular = int(ranking.log_count(np.array([reactions]))[0])
        score = popular * (0.0 if story else platform.popularity_signal) - (row["minute"] - posted) * (fade * 256)
        if personal:
            score += self._familiar(who, self.items[row["item"]]["person"]) * (personal * 256)
        centre = ranking.BACKGROUND_FAMILIARITY * personal
        centre += 0.0 if story else ranking.BACKGROUND_POPULARITY * platform.popularity_signal
        window = min(platform.story_lifetime, platform.lookback) if story else platform.lookback
        above = ranking.scored_background(
            one(inflow), window / 1440, one(round(score), np.int64), centre, fade * window
        )
        return round(score), float(above[0])

    def _familiar(self, who: Row, sender: int) -> float:
        if sender >= len(self.people):
            return 0.3 * min(who["close"].get(sender, 0), 10)
        peer = self.people[sender]
        return 1.5 if (peer["circle"], peer["community"]) == (who["circle"], who["community"]) else 0.0

    def _looks(self, who: Row, row: Row) -> bool:
        content, audience = self.contents[row["content"]], self.scenario.audience
        breadth = who["interest"] if content["breadth"] < 0 else content["breadth"]
        row["concerned"] = self.coin("concern", who["key"], content["topic"]) < int(breadth * TWO32)
        reads = content["language"] < 0 or content["language"] == who["language"]
        chance = audience.attention * (1.0 if row["concerned"] else audience.idle_look)
        chance *= 1.0 if reads else audience.foreign_understanding
        if self.coin("look", who["key"], self.items[row["item"]]["key"], row["tries"]) < int(chance * TWO32):
            return True
        row["reason"] = Reason.SCROLLED_PAST
        return False

    def _note_what_was_read(self, who: Row, rows: list[Row]) -> None:
        if who["day"] != rows[0]["minute"] // 1440:
            who["day"], who["read"] = rows[0]["minute"] // 1440, 0
        for row in rows:
            row["fresh"] = 1.0 / (1.0 + who["read"] / self.scenario.audience.fatigue_half)
        who["read"] += sum(self.contents[row["content"]]["campaign"] for row in rows)

    def _accepted(self, who: Row, rows: list[Row]) -> list[Row]:
        audience, found = self.scenario.audience, []
        stance, belief = who["stance"], who["sincerity"]
        for row in rows:
            content = self.contents[row["content"]]
            sided, slant = content["slant"] != NO_SLANT, content["slant"]
            far = acceptance.rejection_threshold(one(stance, np.int32), one(slant, np.int32), audience.confidence_bound)
            doubt = narrow(narrow(self.scenario.trust.doubt) * content["suspicion"]) * (1.0 - belief / 65536)
            if sided and self.coin("accept", who["key"], content["key"]) < int(far[0]):
                row["reason"] = Reason.REJECTED
            elif self.coin("doubt", who["key"], content["key"]) < int(doubt * TWO32):
                row["reason"] = Reason.DOUBTED
            else:
                found.append(row)
            if row["reason"] is None and sided:
                who["stance"] += (slant - stance) * round(audience.persuasion * 65536) >> 16
                who["sincerity"] += self._believed(belief, content["gain"])
                who["done"] |= 16 if content["campaign"] else 0
        who["stance"] = max(-65536, min(65536, who["stance"]))
        who["sincerity"] = max(0, min(65536, who["sincerity"]))
        return found

    @staticmethod
    def _believed(belief: int, gain: int) -> int:
        return (65536 - belief if gain > 0 else belief) * gain >> 16

    def _react(self, who: Row, rows: list[Row]) -> None:
        audience = self.scenario.audience
        before = {row["content"]: dict(row["pair"]) for row in rows}
        times = dict.fromkeys(before, 0)
        close = dict(who["close"])
        for row in rows:
            content, item = self.contents[row["content"]], self.items[row["item"]]
            near = min(close.get(item["person"], 0), 40) / sharing.CLOSE_STEPS
            concern = 1.0 if row["concerned"] else audience.idle_wish
            row["wish"] = concern * content["wish"] * (1.0 + near) * row["fresh"]
            row["wish"] *= audience.stranger_wish if item["handing"] >= Handing.BOOSTED else 1.0
            row["first"] = times[row["content"]] == 0
            times[row["content"]] += 1
            row["sources"] = before[row["content"]]["sources"] + times[row["content"]]
            row["did"] |= self._speaks(who, row, content, before[row["content"]]["did"])
            row["did"] |= self._passes_on(who, row, content)
        self._acts(who, rows)
        shared: set[int] = set()
        for row in rows:
            if row["did"] & Did.SHARED and row["content"] in shared:
                row["did"] &= ~Did.SHARED
            shared |= {row["content"]} if row["did"] & Did.SHARED else set()
            row["pair"]["sources"] = min(row["sources"], 255)
            row["pair"]["did"] |= row["did"]
            row["reason"] = Reason.SEEN
            for bits, reason in (
                (Did.LIKED, Reason.LIKED), (Did.COMMENTED, Reason.COMMENTED), (Did.SHARED, Reason.SHARED),
                (Did.ACTED | Did.CREATED, Reason.ACTED),
            ):  # fmt: skip
                row["reason"] = reason if row["did"] & bits else row["reason"]
            sender = self.items[row["item"]]["person"]
            if sender >= len(self.people):
                steps = sum(n for bit, n in ((Did.LIKED, 1), (Did.COMMENTED, 2), (Did.SHARED, 3)) if row["did"] & bit)
                who["close"][sender] = who["close"].get(sender, 0) + steps

    def _speaks(self, who: Row, row: Row, content: Row, before: int) -> int:
        audience, did = self.scenario.audience, 0
        if not row["first"]:
            return 0
        for decision, rate, bit in (
            ("like", audience.like_rate, Did.LIKED), ("comment", audience.comment_rate, Did.COMMENTED)
        ):  # fmt: skip
            limit = int(rate * row["wish"] * TWO32)
            if not before & bit and self.coin(decision, who["key"], content["key"], row["sources"]) < limit:
                did |= bit
        asks = self.coin("question", who["key"], content["key"]) < int(audience.question_share * TWO32)
        return did | (Did.ASKED if did & Did.COMMENTED and asks else 0)

    def _passes_on(self, who: Row, row: Row, content: Row) -> int:
        audience, platform = self.scenario.audience, self.scenario.platform
        rate = audience.share_rate * audience.share_appetite * platform.reshare * platform.ease()
        friendly = (who["stance"] >= 0) == (content["slant"] >= 0)
        hazard = narrow(narrow(rate) * who["appetite"]) * row["wish"]
        hazard *= content["inside"] if friendly else content["across"]
        hazard *= audience.share_ask if content["ask"] == ASKS.index("share") else 1.0
        hazard *= 1.0 / (1.0 + (row["minute"] - content["minute"]) / audience.novelty)
        units = round(min(hazard, 1e6) * (1 << 20))
        if who["mode"] == sharing.THRESHOLD:
            units = int(units * audience.reinforcement) if row["sources"] > 1 else 0
        elif who["mode"] == sharing.FRACTIONAL:
            units = int(units * min(20.0 * row["sources"] / max(who["followees"], 1), 3.0))
        limit, pair = wait(self.coin("share", who["key"], content["key"])), row["pair"]
        pair.setdefault("exact", pair["hazard"])
        pair["exact"] += units
        passed = pair["exact"] > limit >= pair["exact"] - units
        return Did.SHARED if passed else 0

    def _acts(self, who: Row, rows: list[Row]) -> None:
        """Deeds: what somebody has asked of them in the same look at the screen, one of it at most is done."""
        asked = []
        for row in rows:
            content = self.contents[row["content"]]
            chance = attention.finish_chance(one(content["frames"], np.uint8), self.scenario.audience.frame_loss)
            flip = self.coin("finish", who["key"], content["key"])
            if content["frames"] <= 1 or flip < int(float(chance[0]) * TWO32):
                row["did"] |= Did.FINISHED
                asked += [row] if content["ask"] >= CREATE else []
        seen, hit = who["asks"], None
        for row in asked:
            content = self.contents[row["content"]]
            chance = min(self._deed_chance(who, row, content, seen), 1.0)
            done = content["ask"] != GIVE and who["done"] & self._bit(content["ask"])
            flip = self.coin("deed", who["key"], self.items[row["item"]]["key"], row["tries"])
            if hit is None and not done and flip < int(chance * TWO32):
                hit = row
        self._tire(who, [row for row in asked if self.contents[row["content"]]["ask"] > CREATE], seen)
        if hit is not None:
            self._do(who, hit, self.contents[hit["content"]])

    @staticmethod
    def _bit(ask: int) -> int:
        return {2: 32, 3: 1, 4: 2, 5: 4, 6: 8}[ask]

    def _deed_chance(self, who: Row, row: Row, content: Row, seen: int) -> float:
        knobs, item = self.scenario.deeds, self.items[row["item"]]
        chance = float(deeds.base_rates(knobs)[content["ask"]]) * content["tap"]
        chance *= deeds.social_proof(self.counts[content["ask"]], knobs.social_proof, knobs.social_proof_from)
        belief = one(who["sincerity"], np.int32)
        chance *= float(deeds.trust_factor(belief, self.scenario.trust.prior, knobs.trust_weight)[0])
        chance *= float(deeds.ask_fatigue(one(seen, np.int16), knobs.ask_fatigue)[0])
        if item["gave"] and content["ask"] == GIVE:
            chance += knobs.donor_share_gifts / max(len(self.followers[item["person"]]) * deeds.FRIEND_SIGHTS, 1.0)
        return chance * row["wish"]

    def _tire(self, who: Row, rows: list[Row], seen: int) -> None:
        who["asks"] += len(rows)
        cost = -round(self.scenario.trust.ask_cost * 65536)
        if seen and cost:
            belief = who["sincerity"]
            who["sincerity"] = max(0, min(65536, belief + len(rows) * self._believed(belief, cost)))

    def _do(self, who: Row, row: Row, content: Row) -> None:
        knobs = self.scenario.deeds
        row["did"] |= Did.CREATED if content["ask"] == CREATE else Did.ACTED
        who["done"] |= self._bit(content["ask"])
        if content["ask"] == GIVE:
            flip = one(self.coin("gift", who["key"], content["key"]), np.uint32)
            row["cents"] = int(deeds.gift_cents(flip, knobs.gift_mean, knobs.gift_spread)[0])
            if self.coin("donor share", who["key"], content["key"]) < int(knobs.donor_share * TWO32):
                row["did"] |= Did.SHARED
