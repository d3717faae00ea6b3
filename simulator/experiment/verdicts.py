"""A comparison in words: who reaches the goal, in how many worlds B is better, how sure that is, what would flip it."""

from __future__ import annotations

from ..catalogue import _, ngettext
from ..metrics.measures import MEASURES
from .compare import Comparison, Difference
from .figures import between, figure, goal_words, signed, title
from .pen import Pen, columns, number, percent
from .telling import caveat, fan_section, goal_share, heading, indented, wrapped
from .turning import Flip, Search

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST_FLIPS = 5


def comparison_text(result: Comparison, pen: Pen) -> str:
    """The whole text of plans in the same worlds, ending in a line end."""
    plans = [arm.scenario for arm in result.arms]
    sections = [heading(plans[0], result.ensemble, pen), _plans(result, pen)]
    for plan in range(1, len(plans)):
        sections += [_verdict(result, plan, pen), _differences(result, plan, pen)]
    sections += [_fan(result, pen), _flip(result, pen), caveat(result.ensemble, plans, pen)]
    return pen.fitted("\n\n".join("\n".join(lines) for lines in sections if lines) + "\n")


def letter(plan: int) -> str:
    """What a plan is called in a sentence: A, B, C ..."""
    return LETTERS[plan] if plan < len(LETTERS) else f"#{plan + 1}"


def _plans(result: Comparison, pen: Pen) -> list[str]:
    """The plans with their letters, and how each stands towards its goal."""
    lines = []
    for plan, arm in enumerate(result.arms):
        lines += wrapped(f"{letter(plan)}  {arm.name}", pen)
        lines += wrapped(f"{goal_words(arm.scenario)}: {goal_share(result.goal(plan))}", pen, 3)
    return lines


def _verdict(result: Comparison, plan: int, pen: Pen) -> list[str]:
    one = result.difference(result.measure, plan)
    told = wrapped(sentence(one, result.arms[0].scenario.currency, letter(plan)), pen)
    lines = [pen.strong(told[0]), *told[1:]]
    if one.gain == one.gain and one.verdict != "same":
        lines += wrapped(_gain_words(one), pen)
    part = result.explained(result.measure)
    if plan == len(result.arms) - 1 and part > 0.0:
        share = _("Of the spread of {measure} over all plans and worlds, the choice of the plan explains {part}.")
        lines += wrapped(share.format(measure=title(result.measure), part=percent(part)), pen)
    if len(result.arms) > 2 and plan == len(result.arms) - 1:
        words = _("Each plan was tested against A alone; of {count} such tests, some are wrong by chance.")
        lines += wrapped(words.format(count=len(result.arms) - 1), pen)
    return lines


def sentence(one: Difference, currency: str, second: str = "B", first: str = "A") -> str:
    """The verdict in a sentence: "B gives more gifts than A in 83 of 100 worlds ..."."""
    measure = title(one.measure)
    if one.verdict == "same":
        return _("{first} and {second} end with exactly the same {measure} in every one of {worlds} worlds.").format(
            first=first, second=second, measure=measure, worlds=one.worlds
        )
    if one.verdict == "unknown":
        return _("One world says nothing about which is better.")
    mean = _("{mean} a world on average, {interval} with 95 % confidence").format(
        mean=signed(one.measure, one.spread.mean, currency),
        interval=between(one.measure, one.spread.mean_interval, currency, sign=True),
    )
    ahead = _ahead(one, first, second, measure)
    if one.verdict == "tie":
        return _("Too close to call. {ahead} ({mean}: no difference is among what is possible).").format(
            ahead=ahead, mean=mean
        )
    return f"{ahead} ({mean})."


def _ahead(one: Difference, first: str, second: str, measure: str) -> str:
    """Who is ahead in how many worlds."""
    upwards = one.spread.mean >= 0
    hits = one.wins if upwards else one.losses
    equal = one.worlds - one.wins - one.losses
    form = _("{second} gives more {measure} than {first} in {hits} of {worlds} worlds")
    if not upwards:
        form = _("{second} gives less {measure} than {first} in {hits} of {worlds} worlds")
        if MEASURES[one.measure].unit == "count" and measure.endswith("s"):
            form = _("{second} gives fewer {measure} than {first} in {hits} of {worlds} worlds")
    told = form.format(first=first, second=second, measure=measure, hits=hits, worlds=one.worlds)
    if equal:
        told += _(" and the same in {equal}").format(equal=equal)
    wanted = MEASURES[one.measure].better
    if wanted == "neither" or one.verdict == "tie":
        return told
    best = second if one.verdict == wanted else first
    return told + _(": {best} is better in {count}").format(best=best, count=hits)


def _gain_words(one: Difference) -> str:
    if one.gain == float("inf"):
        return _("The difference is the same in every world: the dice play no part in it.")
    if one.gain < 1.05:
        return _("Sharing the dice made this no sharper than unpaired worlds would have been.")
    return _("Sharing people and dice made this as sharp as {gain} times as many unpaired worlds.").format(
        gain=number(round(one.gain, 1))
    )


def _differences(result: Comparison, plan: int, pen: Pen) -> list[str]:
    told = [[*row, ""] for row in difference_table(result, plan)]
    return [pen.strong(_("In the middle world (medians)")), *indented(columns(told))]


def difference_table(result: Comparison, plan: int) -> list[list[str]]:
    """A plan against the first, as rows of texts with a heading."""
    currency, name = result.arms[0].scenario.currency, letter(plan)
    minus, more = (told.format(name=name) for told in (_("{name} minus A"), _("{name} more in")))
    rows = [["", "A", name, minus, _("nine in ten"), more]]
    for measure in result.headlines(plan):
        one = result.difference(measure, plan)
        here, there = (figure(measure, result.ensemble.spread(measure, arm).median, currency) for arm in (0, plan))
        middle = signed(measure, one.spread.median, currency)
        ends = between(measure, one.spread.most, currency, sign=True)
        hits = _("{hits} of {worlds}").format(hits=one.wins, worlds=one.worlds)
        rows.append([title(measure), here, there, middle, ends, hits])
    return rows


def _fan(result: Comparison, pen: Pen) -> list[str]:
    told = _("B minus A over the run: {measure}")
    return fan_section(result.fan, result.arms[0].scenario.currency, pen, told)


def _flip(result: Comparison, pen: Pen) -> list[str]:
    found = result.search
    if found is None:
        return []
    head = pen.strong(_("What would flip it"))
    return [head, *(line for told in search_words(found) for line in wrapped(told, pen, 2))]


def search_words(found: Search) -> list[str]:
    """What would flip a verdict, the nearest first, and last how much looking that was: a sentence each."""
    effort = ngettext(
        "{looked} of {all} settings were tried alone, in both plans alike, in {worlds} world ({runs} runs).",
        "{looked} of {all} settings were tried alone, in both plans alike, in {worlds} worlds ({runs} runs).",
        found.worlds,
    ).format(looked=found.looked, all=found.of, worlds=found.worlds, runs=found.runs)
    if not found.flips:
        told = _("None of them, between half and twice its value or over its lever's range, turned the verdict round.")
        return [f"{effort} {told}"]
    return [*map(flip_words, found.flips[:MOST_FLIPS]), effort]


def flip_words(one: Flip) -> str:
    """One flip in a sentence."""
    what = _("lever") if one.origin == "lever" else _("assumption")
    near = percent(one.size)
    if one.origin == "lever":
        return _("{label} ({what} {key}): {changed} instead of {value}, {near} of its range").format(
            label=one.label, what=what, key=one.key, changed=one.changed, value=one.value, near=near
        )
    return _("{key} ({what}): {changed} instead of {value}").format(
        key=one.key, what=what, changed=one.changed, value=one.value
    )
