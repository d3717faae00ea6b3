"""What is done by hand, and the futures that come of it, in plain words."""

from __future__ import annotations

from simulator.catalogue import _

from .topic import Topic


def topics_of_hands() -> dict[str, Topic]:
    """Intervening, the tree of futures, two of them side by side."""
    return {"moves": _moves(), "branches": _branches(), "compare": _compare()}


def _moves() -> Topic:
    return Topic(
        _("Intervene"),
        _("Change the rest of the week by hand, from the minute that is shown. The week stands still meanwhile."),
        (
            _("At the newest minute the change goes into this future. At a past one it makes another future: what was "
              "played stays beside it, the dim line, and the week is played again from there."),
            _("B less A in the panel Now is what the change brought so far, with the same people and the same dice."),
            _("Every change is stamped with its minute, written into the diary, and kept with the session."),
        ),
        _("Whether it would help in other worlds too: this is one throw of the dice. c and then w ask many worlds."),
        (("↑ ↓", _("choose")), ("1-9", _("do it at once")), (_("enter"), _("do it")), ("esc", _("leave it as it is"))),
        _("Go back with the left arrow to the hour before a post, drop it, and see what the week is like without it."),
    )  # fmt: skip


def _branches() -> Topic:
    return Topic(
        _("Futures"),
        _("Every branch of this session. Each line is one future of the same world: the same people and the same dice; "
          "what differs is what was done by hand."),
        (
            _("A is the week as it was planned. A future stands below the one that it left, with the minute of it."),
            _("One is played, and one stands beside it as the dim line. The others are played again when wanted."),
        ),
        _("Futures that nobody made. Go to a minute with the arrows and press b."),
        (("↑ ↓", _("choose")), (_("enter"), _("play this future from the minute shown on")),
         ("c", _("see it side by side with the one that is played")), ("esc", _("back"))),
        _("Make two futures from the same minute, with opposite changes, and compare them."),
    )  # fmt: skip


def _compare() -> Topic:
    return Topic(
        _("Two futures side by side"),
        _("The same world twice, at the same minute: on the left the future that stands beside, on the right the one "
          "that is played. Whoever lives here lives there too, with the same dice."),
        (
            _("The two rows of bars are the shares per hour on one scale."),
            _("Each row of the table is a measure in both, and the difference. Where nothing was changed yet, "
              "there is none: the futures are the same to the last share."),
            _("w plays both as plans in many worlds: how large the difference is on average, between which bounds, and "
              "in how many worlds it points the same way."),
            _("f looks for what would flip that verdict: the smallest change of a lever or of an assumption, in both "
              "plans alike, after which the other one is ahead."),
        ),
        _("In this one world luck has its part. Believe the many worlds, not the one."),
        ((_("space"), _("play or pause both")), ("← →", _("an hour back or on, both")), ("o", _("play the other one")),
         ("w", _("both in many worlds; once more: stop")), ("f", _("what would flip the verdict")), ("esc", _("back"))),
        _("Watch the minute of the change, and count the hours until the two societies look different."),
    )  # fmt: skip
