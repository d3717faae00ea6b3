"""What came of it: the distribution, the course of the week with its ghost, and how much of it is luck."""

from __future__ import annotations

from ..catalogue import _
from ..experiment.figures import between, figure, title
from ..experiment.luck import Luck
from ..experiment.pen import number, percent
from ..experiment.replication import HEADLINES
from ..experiment.verdicts import letter
from ..experiment.worlds import Share
from ..metrics.measures import MEASURES
from .bars import Part, stacked
from .course import Course
from .dots import Dots
from .figure import Chart, facts, sentences, table
from .figure import figure as framed
from .findings import Findings
from .grid import share_grid
from .markup import NOTHING, Markup, el
from .section import Section, body, commands, missing


def the_outcome(found: Findings) -> Section:
    """The goal's measure as dots, the share of worlds that reach it, and the other headlines as a table."""
    name = _("What comes of it")
    share = found.goal
    if share is None or found.spread(found.measure) is None:
        grid = NOTHING if share is None or not share.worlds else framed(_grid(found, share))
        return Section("outcome", name, body(_one_world(found), grid, _not_many(found)))
    every = [(plan, found.spread(found.drawn, plan)) for plan in found.beside]
    parts = [framed(dots(found, plan)) for plan, known in every if known is not None and known.known.size]
    if not parts:
        parts.append(el("p", _("{measure} had no value in any world.").format(measure=_first_big(title(found.drawn)))))
    if share.worlds:
        parts.append(framed(_grid(found, share)))
    parts.append(table(headline_rows(found), caption=_("How far the worlds spread")))
    if 0 < found.worlds < 20:
        parts.append(
            el("p", _("So few worlds only hint at how far they spread; {count} or more say it.").format(count=100))
        )
    return Section("outcome", name, body(*parts))


def _grid(found: Findings, share: Share) -> Chart:
    heading = _("In how many worlds the goal is reached")
    if found.main == "compare":
        heading = _("Plan {name}: {what}").format(name=letter(0), what=heading)
    return share_grid("share", heading, share)


def _not_many(found: Findings) -> Markup:
    return missing(found, _("How far the worlds spread."), commands(found, "worlds", "--ghost", "--out", "worlds"))


def dots(found: Findings, plan: int = 0) -> Chart:
    """The measure that decides, in every world of a plan; the plans of a comparison on one scale."""
    measure, plans = found.drawn, found.beside
    every = [found.spread(measure, one) for one in plans]
    known, arm = every[plan], found.plan if plan == 0 else found.others[plan - 1]
    assert known is not None
    goal = arm.scenario.goal
    heading = _("{measure} in {worlds} worlds").format(measure=_first_big(title(measure)), worlds=known.known.size)
    if len(plans) > 1:
        heading = _("Plan {name}: {what}").format(name=letter(plan), what=heading)
    return Dots(
        "dots" if plan == 0 else f"dots-{plan}",
        heading,
        measure,
        known,
        found.currency,
        float(goal.target) if measure == goal.measure else None,
        MEASURES[measure].better,
        tuple(
            float(end)
            for one in every
            if one is not None and one.known.size
            for end in (one.known.min(), one.known.max())
        ),
    ).chart()


def headline_rows(found: Findings) -> list[list[str]]:
    """The headlines: median, half, nine in ten."""
    rows = [["", _("median"), _("half of the worlds"), _("nine in ten")]]
    for name in dict.fromkeys((found.measure, *HEADLINES)):
        known = found.spread(name)
        if known is not None and known.known.size and (name == found.measure or known.known.any()):
            ends = [between(name, one, found.currency) for one in (known.half, known.most)]
            rows.append([title(name), figure(name, known.median, found.currency), *ends])
    return rows


def _one_world(found: Findings) -> Markup:
    """What a single run came to."""
    run = found.part("run")
    if run is None:
        return NOTHING
    known = {name: run["measures"].get(name) for name in dict.fromkeys((found.measure, *HEADLINES))}
    return facts(
        [(title(name), figure(name, float(value), found.currency), "") for name, value in known.items() if value]
    )


def the_course(found: Findings) -> Section:
    """The fan over the week, and what would have come without the campaign."""
    name, measure = _("Through the week"), found.course()
    fan = found.fan(measure)
    if fan is None or not fan.hours:
        return Section(
            "course",
            name,
            missing(found, _("The course of the week."), commands(found, "worlds", "--ghost", "--out", "worlds")),
        )
    drawn = course(found)
    parts = [framed(drawn), sentences(*caused(found))]
    if found.ghost_fan(measure) is None:
        parts.append(
            missing(
                found,
                _("What would have come without the campaign (the ghost)."),
                commands(found, "worlds", "--ghost", "--out", "worlds"),
            )
        )
    return Section("course", name, body(*parts))


def course(found: Findings, name: str = "fan") -> Chart:
    """The fan with its ghost."""
    measure = found.course()
    fan, goal = found.fan(measure), found.scenario.goal
    assert fan is not None
    about_goal = measure == goal.measure
    heading = _("{measure} through the week").format(measure=_first_big(title(measure)))
    return Course(
        name,
        heading,
        fan,
        found.currency,
        found.scenario.days,
        found.ghost_fan(measure),
        _ghost_name(found),
        float(goal.target) if about_goal else None,
        found.scenario.deadline,
    ).chart()


def _ghost_name(found: Findings) -> str:
    if found.main == "compare":
        return _("plan B")
    ghost = (found.part("worlds") or {}).get("ghost") or {}
    return _("the other plan") if ghost.get("campaign") else _("no campaign")


def caused(found: Findings) -> list[str]:
    """What the campaign caused, measure by measure, in words."""
    kept = (found.part("worlds") or {}).get("caused") or {}
    told = []
    for name in dict.fromkeys((found.drawn, "cause_reach", "awareness", "deeds")):
        if name in kept:
            from .findings import spread

            one = spread(kept[name])
            words = _("{measure}: {median} more than without it in the middle world, {most} in nine worlds of ten.")
            told.append(
                words.format(
                    measure=_first_big(title(name)),
                    median=figure(name, one.median, found.currency),
                    most=between(name, one.most, found.currency),
                )
            )
    return told


def luck_and_structure(found: Findings) -> Section:
    """How much of the spread is in the dice, and how much in who is there."""
    name, known = _("Luck and structure"), found.luck()
    if known is None:
        return Section(
            "luck",
            name,
            missing(
                found,
                _("How much of the spread is luck."),
                commands(found, "worlds", "--societies", "10", "--out", "worlds"),
            ),
        )
    measure, luck = known
    if luck.ceiling != luck.ceiling:
        return Section("luck", name, el("p", _("Nothing varied: there was no luck to be had.")))
    return Section("luck", name, body(framed(luck_bar(measure, luck)), sentences(*luck_words(luck))))


def luck_bar(measure: str, luck: Luck, name: str = "parts") -> Chart:
    """One bar, divided."""
    low, high = (percent(one) for one in luck.ceiling_interval)
    here, dice = percent(luck.ceiling), percent(1.0 - luck.ceiling)
    parts = [Part(_("who is there"), luck.ceiling, here), Part(_("the dice"), 1.0 - luck.ceiling, dice)]
    rows = [
        ["", _("part of the spread"), _("95 % interval")],
        [_("who is there"), here, f"{low} – {high}"],
        [_("the dice"), dice, ""],
    ]
    words = _(
        "Of the spread of {measure} between worlds, {here} comes from who is there ({low} to {high}), {dice} "
        "from the dice."
    )
    told = words.format(measure=title(measure), here=here, low=low, high=high, dice=dice)
    heading = _("Where the spread of {measure} comes from").format(measure=title(measure))
    return stacked(name, heading, told, [("", parts)], rows)


def luck_words(luck: Luck) -> list[str]:
    """What the bar says."""
    low, high = (percent(one) for one in luck.ceiling_interval)
    told = [
        _(
            "{part} of the spread between worlds comes from who is there ({low} to {high} with 95 % confidence), "
            "the rest from the dice. Nobody who knows this plan and its people could explain more than that."
        ).format(part=percent(luck.ceiling), low=low, high=high)
    ]
    if luck.scale == "log":
        factor = _("In one and the same society, a usual stroke of luck multiplies or divides the outcome by {factor}.")
        told.append(factor.format(factor=number(round(luck.luck_factor, 2))))
    return told


def _first_big(words: str) -> str:
    return words[:1].upper() + words[1:]
