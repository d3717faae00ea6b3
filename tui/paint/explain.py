"""Each screen in plain words: what it shows, how to read it, what it does not show, and its keys."""

from __future__ import annotations

from simulator.catalogue import _

from .line import BOLD, NONE, Block, Span, fit, width, wrap
from .look import Look
from .topic import Topic
from .topic_of_evidence import topic_of_evidence
from .topics_of_class import topics_of_class
from .topics_of_hands import topics_of_hands
from .topics_of_views import topics_of_views


def topic(name: str) -> Topic:
    """The words for a screen; for one that has none, those for the society."""
    found = _topics().get(name)
    return found if found is not None else _topics()["live.society"]


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
    if said.try_it:
        block += [(Span(""),), _head(_("What to try"), look)]
        block += [(Span(row, palette.text),) for row in wrap(said.try_it, room)]
    block += [(Span(""),), _head(_("Keys"), look)]
    wide = max(width(key) for key, _text in said.keys) + 2
    for key, text in said.keys:
        rows = wrap(text, room - wide)
        block.append(fit((Span(f"{key:<{wide}}", palette.accent, NONE, BOLD), Span(rows[0], palette.text)), room))
        block += [(Span(" " * wide + row, palette.text),) for row in rows[1:]]
    return block


def _head(text: str, look: Look) -> tuple[Span]:
    return (Span(text, look.palette.good, NONE, BOLD),)


def _topics() -> dict[str, Topic]:
    return {"library": _library(), **topics_of_views(), **topics_of_hands(), **topics_of_class(),
            "worlds": _worlds(), "levers": _levers(), "people": _people(), "person": _person(),
            "editor": _editor(), "evidence": topic_of_evidence()}  # fmt: skip


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
            ("e n", _("edit this one; a new one that begins like it")),
            ("k", _("the evidence: the report card, and what the chosen scenario leans on")),
            ("tab", _("the next shelf: lessons, scenarios in this folder, recent sessions and results")),
            (_("del"), _("forget the chosen session or result")),
            (_("paste"), _("the path of a scenario, or drag the file into the window: it is opened")),
            ("/", _("search in everything that is written on a cover")),
            ("t", _("other colours")),
            ("q", _("leave")),
        ),
    )


def _editor() -> Topic:
    return Topic(
        _("The editor"),
        _("Above the week, a lane for everybody who posts. Below a form for what is chosen, and the file itself."),
        (
            _("Pale values are defaults: the file says nothing there. Bold ones are your own."),
            _("The lines below the form say what a value means, what is allowed, where it comes from, what it moves."),
            _("The file is checked as you go: what cannot be played is marked with ! and told at the bottom."),
            _("Nothing is lost: what was not saved is there again when you come back; comments in the file stay."),
        ),
        _("How it ends. p plays the week as it is written, w plays it in many worlds."),
        (
            ("tab", _("from the week to the form and back")),
            ("← →", _("another post; in the form a step lower or higher")),
            ("[ ] { }", _("move the post an hour, a day")),
            ("a d", _("add a post; delete it, or the open row")),
            (_("enter"), _("type a value; nothing typed means the default")),
            (_("pgdn"), _("the next part of the form: goal, people, messengers, rules ...")),
            ("u y", _("undo; do it again")),
            ("s S", _("save; under another name")),
            ("f", _("the file in place of the form, where both do not fit")),
            ("p w v", _("play it; in many worlds; its levers")),
            ("esc", _("back")),
        ),
    )


def _worlds() -> Topic:
    return Topic(
        _("Worlds"),
        _("The same plan, played again and again with the same people and other dice. No two weeks are alike; "
          "what they have in common is the plan."),
        (
            _("The fan: at each hour, nine worlds in ten lie in the wide band, every other one in the narrow band."),
            _("The histogram: how many worlds end where. The triangle is the world that the live week shows."),
            _("Each world by its number, with what came of it: choose one, and watch why it ended so."),
            _("Luck and structure: the plan also meets other societies with the same dice. What differs between them "
              "is who is there; the rest of the spread is luck, which no plan can foresee."),
            _("The first look is rough, on fewer people and longer steps, and is multiplied up to the whole society. "
              "The finer one replaces it as soon as four of its worlds are there."),
        ),
        _("What was done by hand in the live week: here the plan is played as it was written. What was seen is kept: "
          "the library has it under Recent results."),
        (("esc", _("stop; once more: back")), (_("space"), _("stop, or go on")), ("← →", _("another world")),
         (_("enter"), _("watch the chosen world")), ("q", _("leave"))),
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
