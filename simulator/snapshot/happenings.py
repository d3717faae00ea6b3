"""What happens, in sentences: posts, gifts, milestones, bridges between communities, answers."""

from __future__ import annotations

import numpy as np

from ..catalogue import _, ngettext
from ..ledger import Act, Deed, Handing, Kind
from ..numerals import numeral
from ..scenario.units import spoken_money
from ..world.world import World
from .cascade import title_of
from .frames import Happening
from .names import community_name, first_name, full_name

MILESTONES = (10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000)


class Chronicle:
    """Turns new rows of the ledger into sentences; remembers where it stopped reading."""

    def __init__(self) -> None:
        self.told: list[Happening] = []
        self._acts = self._items = self._deeds = 0
        self._shares: dict[int, int] = {}
        self._reached: dict[int, set[int]] = {}
        self._answers = 0

    def read_on(self, world: World) -> None:
        """Tell what has been written since the last call, in order of time."""
        news = [*self._tell_acts(world), *self._tell_items(world), *self._tell_deeds(world)]
        self.told.extend(sorted(news, key=lambda one: one.minute))

    def until(self, minute: int, most: int = 200) -> tuple[Happening, ...]:
        """The latest sentences before a minute, newest last."""
        return tuple(one for one in self.told if one.minute < minute)[-most:]

    def _tell_acts(self, world: World) -> list[Happening]:
        acts, news = world.ledger.acts, []
        for row in range(self._acts, len(acts)):
            text = self._act(world, row)
            if text:
                news.append(Happening(int(acts["minute"][row]), text))
        self._acts = len(acts)
        return news

    def _act(self, world: World, row: int) -> str:
        acts = world.ledger.acts
        act, actor, about = (int(acts[name][row]) for name in ("act", "actor", "about"))
        name = first_name(world.society, actor)
        if act == Act.POSTED:
            return _("{name} posts “{title}”").format(name=name, title=title_of(world, about))
        if act == Act.PASSED_ON:
            return _passed_on(world, name, int(world.contents["author"][about]))
        if act == Act.PAID:
            money = spoken_money(int(acts["cents"][row]), world.scenario.currency)
            return _("{name} is paid {money}").format(name=name, money=money)
        if act == Act.ANSWERED:
            self._answers += 1
            if self._answers == 1 or self._answers % 10 == 0:
                said = ngettext("The desk has answered {count} question", "The desk has answered {count} questions",
                                self._answers)  # fmt: skip
                return said.format(count=self._answers)
        return ""

    def _tell_items(self, world: World) -> list[Happening]:
        items, news = world.ledger.items, []
        new = np.arange(self._items, len(items))
        campaign = world.contents["campaign"][items["content"][new]]
        for row in new[campaign & (items["handing"][new] == Handing.SHARED)]:
            news.extend(self._share(world, int(row)))
        kinds = world.ledger.posts["kind"][items["content"][new]]
        for row in new[(kinds == Kind.TESTIMONY) & (items["handing"][new] == Handing.POSTED)]:
            person = int(items["person"][row])
            if person < world.society.people:
                text = _("{name} tells a story of their own").format(name=full_name(world.society, person))
                news.append(Happening(int(items["minute"][row]), text))
        self._items = len(items)
        return news

    def _share(self, world: World, row: int) -> list[Happening]:
        """A milestone of its post, or the first time that somebody carries it into another community."""
        items, society = world.ledger.items, world.society
        content, person, minute = (int(items[name][row]) for name in ("content", "person", "minute"))
        parent = int(items["person"][int(items["parent"][row])])
        count = self._shares[content] = self._shares.get(content, 0) + 1
        news = []
        if count in MILESTONES:
            text = _("“{title}” has been shared {count} times")
            news.append(Happening(minute, text.format(title=title_of(world, content), count=f"{numeral(count):,.0f}")))
        home = int(society.population.community[person])
        reached = self._reached.setdefault(content, set())
        if home not in reached:
            reached.add(home)
            if parent < society.people and int(society.population.community[parent]) != home:
                text = _("“{title}” reaches {community} through {name}")
                news.append(
                    Happening(
                        minute,
                        text.format(
                            title=title_of(world, content),
                            community=community_name(society, person),
                            name=first_name(society, person),
                        ),
                    )
                )
        return news

    def _tell_deeds(self, world: World) -> list[Happening]:
        deeds, news = world.ledger.deeds, []
        for row in range(self._deeds, len(deeds)):
            person = int(deeds["person"][row])
            if deeds["deed"][row] == Deed.GAVE:
                money = spoken_money(int(deeds["cents"][row]), world.scenario.currency)
                text = _("{name} gives {money}").format(name=full_name(world.society, person), money=money)
                news.append(Happening(int(deeds["minute"][row]), text))
        self._deeds = len(deeds)
        return news


def _passed_on(world: World, name: str, author: int) -> str:
    """Somebody carries a story on; an organisation or an influencer who told it lives in no community."""
    who = first_name(world.society, author)
    if author >= world.society.people:
        return _("{name} passes on the story of {who}").format(name=name, who=who)
    return _("{name} passes on the story of {who}, {community}").format(
        name=name, who=who, community=community_name(world.society, author)
    )
