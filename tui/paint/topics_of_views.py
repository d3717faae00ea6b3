"""The views of the live week in plain words: what is seen, what to notice, what to try."""

from __future__ import annotations

from simulator.catalogue import _

from .topic import Topic


def topics_of_views() -> dict[str, Topic]:
    """Every view, by the name under which it is explained."""
    return {
        "live.society": _society(), "live.cascades": _cascades(), "live.bubbles": _bubbles(),
        "live.influencers": _influencers(), "live.endings": _endings(), "live.deeds": _deeds(), "live.books": _books(),
        "live.diary": _diary(),
    }  # fmt: skip


def week_keys() -> tuple[tuple[str, str], ...]:
    """The keys that work in every view."""
    return (
        (_("space"), _("play or pause; at the end: play again")),
        (". >", _("one tick, one day")),
        ("+ -", _("faster, slower")),
        ("← →", _("an hour back or on; with shift a day; home and end: Monday, and the latest minute")),
        ("i", _("intervene: change the rest of the week by hand")),
        ("b", _("branch: another future from here; the one that was played stays beside it as the dim line")),
        ("g c", _("the tree of futures; two of them side by side")),
        ("e", _("turn this future into a scenario, in the editor")),
        ("w v", _("this plan in many worlds; its levers")),
        ("k", _("the evidence: the report card, and what this plan leans on")),
        ("1-8", _("the views; comma and semicolon go through them")),
        ("?", _("this text")),
        ("t  l", _("other colours; people as letters")),
        ("s x y", _("take away: a picture (SVG), the numbers as CSV and Markdown, the numbers copied")),
        ("esc q", _("to the library; leave")),
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
            *week_keys(),
        ),
        _("Let the week run and watch which discs light up after a post, and which stay dark. "
          "Then press 3 to see why."),
    )  # fmt: skip


def _cascades() -> Topic:
    return Topic(
        _("Cascades"),
        _("Every post of the campaign with the number of times that it was passed on, and the tree of the chosen one: "
          "under each name those who had it from that person."),
        (
            _("Most posts die at once: look how quickly the numbers fall from the first row down."),
            _("In the tree only the largest branches are drawn; +12 means that twelve more hang below."),
            _("Depth is the number of steps from the post. Structural virality (ν) is the mean distance "
              "between two people of the tree: near 2 when all had it from one source, more from hand to hand."),
        ),
        _("Those who saw it and did not pass it on: they are in Where it died."),
        (("↑ ↓", _("another post")), (_("enter"), _("its whole tree; once more: the list")), *week_keys()),
        _("Find a post with few shares and a large ν: it went from hand to hand. What was different about it?"),
    )  # fmt: skip


def _bubbles() -> Topic:
    return Topic(
        _("Bubbles"),
        _("Who sees whom. A camp is for or against the cause at the start. The field of numbers says, "
          "for the readers of each column, from whom what they saw came."),
        (
            _("Three filters make a bubble, and they are measured apart. Followed: whom people chose to follow. "
              "Ranked: what the app puts on top. Chosen: what people let in, by scrolling past or rejecting."),
            _("Each bar is what still comes from the other camp after that step; on its right, what the step cut."),
            _("Green cells are what stays inside a community. A pale column has readers who hear many voices."),
            _("Communities below one in a hundred count as not reached. Nothing that you post gets there."),
        ),
        _("Whether hearing the other side changes anybody: see the stances, then and now."),
        (("n p", _("the next page, the page before, where not all has room")), *week_keys()),
        _("Switch the ranking with i and watch filter 2. Does the app make the bubble, or do the people?"),
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
        (("↑ ↓", _("choose a row")), *week_keys()),
        _("Compare a small account with a large one by cost per deed, not by reach."),
    )


def _endings() -> Topic:
    return Topic(
        _("Where it died"),
        _("A post that is put before somebody ends in exactly one way. This is how often each happened, for everybody, "
          "for one community, or for one post."),
        (
            _("First the network and the clock: never online in time, expired. Then the ranking: ranked out, "
              "scrolled past. Then the mind: rejected, doubted, seen without reaction. What is left reacted."),
            _("The long bars are where a better plan would help most."),
            _("In the list each bar is all that became of that part: compare two communities, or two posts."),
        ),
        _("Who these people are: click on a pixel of the society to see one person's feed."),
        (("↑ ↓", _("another community or post")), *week_keys()),
        _("Find the post that the ranking let through best, and the community whose mind is most closed."),
    )  # fmt: skip


def _deeds() -> Topic:
    return Topic(
        _("Deeds"),
        _("How many people went how far: saw, liked, commented, shared, signed, gave, brought somebody in, came. "
          "And each single deed with the way that led to it."),
        (
            _("The bars grow tenfold in equal steps, since each rung holds so many fewer people than the one before. "
              "On the right: one in how many of those who saw it."),
            _("Most who click do nothing more: the sentence above says how many. That is the gap between clicking "
              "and doing."),
            _("The way back names every hand: who gave had it from somebody, who had it from somebody, "
              "down to the first post."),
        ),
        _("Deeds that would have been done without the campaign: press w for worlds, where the ghost is counted too."),
        (("↑ ↓", _("another deed")), (_("enter"), _("the person who did it")),
         ("n p", _("the next page, the page before, where not all has room")), *week_keys()),
        _("Choose a gift and follow it back. How many gifts came through friends, how many straight from the post?"),
    )  # fmt: skip


def _books() -> Topic:
    return Topic(
        _("Books"),
        _("Money and hours: what they went into, what is left, what a deed cost. And the model's own books."),
        (
            _("The mark in the bar of the money is what is promised: fees and boosts that are still to be paid."),
            _("Hours go into making posts, answering, and protocols against what may go wrong."),
            _("Every equation is counted in two different ways. A sign of equality in green means that they agree; "
              "now and then, and at the end, all rows are audited."),
        ),
        _("What the deeds are worth: a signature and a gift both count as one deed."),
        (("n p", _("the next page, the page before, where not all has room")), *week_keys()),
        _("Boost a post with i and come back: does the cost of a deed rise or fall?"),
    )  # fmt: skip


def _diary() -> Topic:
    return Topic(
        _("Diary"),
        _("What is planned for the week, and what happened so far."),
        (_("The plan is what the scenario says. What happened is what this world made of it, the newest first."),),
        _("Everyday shares: only what is worth telling is written down."),
        (("↑ ↓", _("scroll")), *week_keys()),
    )
