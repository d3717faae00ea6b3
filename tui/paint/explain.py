"""Each screen in plain words: what it shows, how to read it, what it does not show, and its keys."""

from __future__ import annotations

from typing import NamedTuple

from simulator.catalogue import _

from .line import BOLD, NONE, Block, Span, fit, width, wrap
from .look import Look


class Topic(NamedTuple):
    """What is said about one screen."""

    title: str
    shows: str
    read: tuple[str, ...]
    hides: str
    keys: tuple[tuple[str, str], ...]


def topic(name: str) -> Topic:
    """The words for a screen; for one that has none, those for the society."""
    found = _topics().get(name)
    return found if found is not None else _topics()["live.0"]


def lines(name: str, room: int, look: Look) -> Block:
    """The whole text, wrapped to `room` cells."""
    said, palette = topic(name), look.palette
    block: Block = [(Span(row, palette.text),) for row in wrap(said.shows, room)]
    block += [(Span(""),), _head(_("How to read it"), look)]
    for sentence in said.read:
        for place, row in enumerate(wrap(sentence, room - 2)):
            block.append((Span(f"{look.glyphs.dot} " if place == 0 else "  ", palette.accent), Span(row, palette.text)))
    block += [(Span(""),), _head(_("What it does not show"), look)]
    block += [(Span(row, palette.muted),) for row in wrap(said.hides, room)]
    block += [(Span(""),), _head(_("Keys"), look)]
    wide = max(width(key) for key, _text in said.keys) + 2
    for key, text in said.keys:
        rows = wrap(text, room - wide)
        block.append(fit((Span(f"{key:<{wide}}", palette.accent, NONE, BOLD), Span(rows[0], palette.text)), room))
        block += [(Span(" " * wide + row, palette.text),) for row in rows[1:]]
    return block


def _head(text: str, look: Look) -> tuple[Span]:
    return (Span(text, look.palette.good, NONE, BOLD),)


def _week_keys() -> tuple[tuple[str, str], ...]:
    return (
        (_("space"), _("play or pause; at the end: play again")),
        (". >", _("one tick, one day")),
        ("+ -", _("faster, slower")),
        ("← →", _("an hour back or on; with shift a day; home and end: Monday, and the latest minute")),
        ("i", _("intervene: change the rest of the week by hand")),
        ("b", _("branch: go on from here as plan B; plan A stays as the dim line")),
        ("w v", _("this plan in many worlds; its levers")),
        ("1-5", _("the views; comma and semicolon go through them")),
        ("?", _("this text")),
        ("t  l", _("other colours; people as letters")),
        ("esc q", _("to the library; leave")),
    )


def _topics() -> dict[str, Topic]:
    return {"library": _library(), "live.0": _society(), "live.1": _cascades(), "live.2": _influencers(),
            "live.3": _died(), "live.4": _diary(), "moves": _moves(), "worlds": _worlds(), "levers": _levers(),
            "people": _people(), "person": _person()}  # fmt: skip


def _library() -> Topic:
    return Topic(
        _("The library"),
        _("Every scenario asks one question about a campaign. Choose one and watch its week happen."),
        (
            _("Beside the list a preview: the week's calendar, who speaks, and what can be moved."),
            _("A scenario is a text file. One that cannot be played says in which line and why."),
        ),
        _("How it ends. That depends on luck too: the same scenario plays out differently in every world."),
        (
            ("↑ ↓", _("choose")),
            (_("enter"), _("play")),
            ("w", _("how it ends in many worlds")),
            ("v", _("its levers: change it and see what that does")),
            ("/", _("search in titles and questions")),
            ("t", _("other colours")),
            ("q", _("leave")),
        ),
    )


def _society() -> Topic:
    return Topic(
        _("The society"),
        _("Each disc is a community, each pixel a person or a small group, always at the same place. "
          "Its colour is how far the person has gone: saw, liked, commented, shared, signed, gave and so on."),
        (
            _("A share is a flash of light. An arc is a bridge: a share that crossed to another community."),
            _("Discs that stand near each other have many ties."),
            _("A pixel of several people is lit in proportion to how many of them are reached; rare deeds stand out."),
            _("Above: the calendar and the shares per hour. The dim bars are the ghost: "
              "the same world without the campaign."),
            _("In the calendar a circle is a story, a diamond a challenge, a triangle an appeal, a cross an attack."),
            _("R today: how many further shares each share of the last day led to. Below 1 it dies out."),
        ),
        _("Whether this is typical. It is one world out of many; another seed is another week."),
        (
            ("↑ ↓", _("choose a disc")),
            (_("enter"), _("its people")),
            (_("click"), _("a pixel: that person")),
            *_week_keys(),
        ),
    )  # fmt: skip


def _cascades() -> Topic:
    return Topic(
        _("Cascades"),
        _("The post that was passed on most, as a tree: under each name those who had it from that person."),
        (
            _("Only the largest branches are drawn; +12 means that twelve more hang below."),
            _("Depth is the number of steps from the post. Structural virality (ν) is the mean distance "
              "between two people of the tree: near 2 when all had it from one source, more from hand to hand."),
        ),
        _("Those who saw it and did not pass it on."),
        (("↑ ↓", _("scroll")), *_week_keys()),
    )  # fmt: skip


def _influencers() -> Topic:
    return Topic(
        _("Influencers"),
        _("What each account did and what it brought so far."),
        (
            _("Reach counts different people, sights count every look; sights per head is how often each was met."),
            _("Cost per deed is the fee divided by the deeds that began with one of the account's posts."),
        ),
        _("What would have happened without the account; who is reached by two counts for both."),
        (("↑ ↓", _("choose a row")), *_week_keys()),
    )


def _died() -> Topic:
    return Topic(
        _("Where it died"),
        _("A post that is put before somebody ends in exactly one way. This is how often each happened."),
        (
            _("First the network and the clock: never online in time, expired. Then the ranking: ranked out, "
              "scrolled past. Then the mind: rejected, doubted, seen without reaction. What is left reacted."),
            _("The long bars are where a better plan would help most."),
        ),
        _("Who these people are: click on a pixel of the society to see one person's feed."),
        (("↑ ↓", _("scroll")), *_week_keys()),
    )  # fmt: skip


def _diary() -> Topic:
    return Topic(
        _("Diary"),
        _("What is planned for the week, and what happened so far."),
        (_("The plan is what the scenario says. What happened is what this world made of it, the newest first."),),
        _("Everyday shares: only what is worth telling is written down."),
        (("↑ ↓", _("scroll")), *_week_keys()),
    )


def _moves() -> Topic:
    return Topic(
        _("Intervene"),
        _("Change the rest of the week by hand, from the minute that is shown. The week stands still meanwhile."),
        (
            _("At the newest minute the change goes into this run. At a past one it goes onto a branch: what was "
              "played stays as plan A, the dim line, and the week is played again from there as plan B."),
            _("B less A in the panel Now is what the change brought so far, with the same people and the same dice."),
            _("Every change is stamped with its minute and written into the diary."),
        ),
        _("Whether it would help in other worlds too: this is one throw of the dice."),
        (("↑ ↓", _("choose")), ("1-9", _("do it at once")), (_("enter"), _("do it")), ("esc", _("leave it as it is"))),
    )  # fmt: skip


def _worlds() -> Topic:
    return Topic(
        _("Worlds"),
        _("The same plan, played again and again with the same people and other dice. No two weeks are alike; "
          "what they have in common is the plan."),
        (
            _("The fan: at each hour, nine worlds in ten lie in the wide band, every other one in the narrow band."),
            _("The histogram: how many worlds end where. The triangle is the world that the live week shows."),
            _("The first look is rough, on fewer people and longer steps, and is multiplied up to the whole society. "
              "The finer one replaces it as soon as four of its worlds are there."),
        ),
        _("What was done by hand in the live week: here the plan is played as it was written."),
        (("esc", _("stop; once more: back")), (_("space"), _("stop, or go on")), ("q", _("leave"))),
    )  # fmt: skip


def _levers() -> Topic:
    return Topic(
        _("Levers"),
        _("What a strategist would turn. Change one, and both plans are played in the same worlds: plan A as it is "
          "written, plan B as it is changed, with the same people and the same dice."),
        (
            _("The fan is plan B; the line in another colour is the middle of plan A."),
            _("In words: in how many of the worlds B gives more. Too close to call means that no difference at all "
              "would be among what is possible."),
            _("Rough looks come first, from fewer people; above it says how many. Wait for the finer ones to decide."),
        ),
        _("Whether the lever can be turned in real life, and at what price."),
        (("↑ ↓", _("choose a lever")), ("← →", _("turn it")), ("0", _("this lever as it was")),
         (_("enter"), _("play the week with these levers")), ("esc", _("stop; once more: back"))),
    )  # fmt: skip


def _people() -> Topic:
    return Topic(
        _("The people of a community"),
        _("Everybody in one disc, those who went furthest first."),
        (_("The letter and the word say how far somebody has gone."),),
        _("Names: people are numbered, nobody is a real person."),
        (("↑ ↓", _("choose")), (_("enter"), _("that person's window")), ("esc", _("back"))),
    )


def _person() -> Topic:
    return Topic(
        _("One person"),
        _("Who this is, what they were shown, why it stood where it stood, and what they did with it."),
        (
            _("The place is the rank in the feed at the moment of looking; 0 means that it was never shown."),
            _("The week goes on while the window is open."),
        ),
        _("Everyday posts of friends: only what belongs to the campaign is listed."),
        (("↑ ↓", _("scroll")), (_("space"), _("play or pause")), ("← →", _("an hour back or on")), ("esc", _("back"))),
    )
