"""The deck: every kind of card in plain words, with the protocol against it, for whoever offers cards to play."""

from typing import NamedTuple

from ..catalogue import _
from .risks import CardKind


class Suit(NamedTuple):
    """One kind of card.

    kind      as a scenario writes it
    name      what people call it
    happens   what it does, in a sentence; the rest of `harm` says how much
    protocol  what the organiser can do about it, in a sentence
    care      keys that say whether and how the protocol is followed; `card.hours` is what it costs
    harm      keys of how hard it hits
    """

    kind: CardKind
    name: str
    happens: str
    protocol: str
    care: tuple[str, ...]
    harm: tuple[str, ...]


def deck() -> tuple[Suit, ...]:
    """All kinds of cards, in the order of the schema."""
    return (*_among_people(), *_on_platforms(), *_in_the_house())


def _among_people() -> tuple[Suit, ...]:
    return (
        Suit(
            "rumour", _("False rumour"),
            _("A false rumour about the organiser starts in a few people and spreads; who believes it trusts less."),
            _("A fact-check corrects it and puts a label on every copy; moderation, prompts and habit slow it."),
            ("care.fact_check", "care.verifying", "care.label_effect", "care.correction", "care.correction_trust",
             "care.accuracy_prompt"),
            ("harm.starters", "harm.rumour_pull", "harm.rumour_loss", "care.rebuttal"),
        ),
        Suit(
            "trolls", _("Raid of trolls"),
            _("Trolls harass supporters who showed themselves; who has read too much of it falls silent."),
            _("Moderators take attacks down, the worst stricken first."),
            ("care.moderators", "care.minutes_per_flag", "care.resilience"),
            ("care.attacks_per_hour", "harm.raid_length"),
        ),
        Suit(
            "reproach", _("Controversy"),
            _("A reproach angers its readers; opponents speak up, and the angry do less for the cause."),
            _("The organiser denies it, explains it openly or apologises; silence costs nothing."),
            ("care.answer", "care.answer_after"),
            ("card.responsibility", "harm.starters", "harm.anger", "harm.anger_cost", "harm.cooling"),
        ),
        Suit(
            "scandal", _("Scandal of a messenger"),
            _("Something about a messenger comes out: who hears of it turns away, and blames the organiser, too."),
            _("The organiser parts from the messenger: no post of theirs goes out any more, and it is blamed less."),
            ("care.parts", "care.answer_after"),
            ("card.who", "harm.starters", "harm.scandal_loss"),
        ),
    )  # fmt: skip


def _on_platforms() -> tuple[Suit, ...]:
    return (
        Suit(
            "rule_change", _("Changed rule of a platform"),
            _("The owner of a platform cuts what posts are shown, from now to the end."),
            _("The organiser writes to the followers whose address it keeps."),
            ("care.own_list", "care.answer_after"),
            ("card.outlet",),
        ),
        Suit(
            "outage", _("Outage of a platform"),
            _("For a time nothing is shown on a platform."),
            _("Posts are put off until it is over, and followers whose address is kept get a letter."),
            ("care.own_list", "care.answer_after"),
            ("card.outlet", "harm.outage"),
        ),
    )  # fmt: skip


def _in_the_house() -> tuple[Suit, ...]:
    return (
        Suit(
            "breach", _("Stolen data of supporters"),
            _("Records of supporters are stolen: they, and whoever hears of it in the news, trust less."),
            _("Everybody concerned is told at once; asking for less and keeping it well lowers the risk before."),
            ("care.notify", "care.data", "care.data_care"),
            ("harm.breach_loss", "harm.theft_chance"),
        ),
        Suit(
            "fake_page", _("Fake gift page"),
            _("A fake page takes part of the gifts; most of those who are cheated give no more."),
            _("The real page is hard to imitate, and a fake one is soon found."),
            ("care.page_security",),
            ("harm.fake_page_stands",),
        ),
        Suit(
            "overload", _("More work than hands"),
            _("Other work, away from the screen, takes part of the money and the hours that are left."),
            _("Part of both is spoken for and stays."),
            ("care.reserve",),
            (),
        ),
        Suit(
            "false_numbers", _("Dashboard that errs"),
            _("The dashboard counts part of the views and reactions twice; rules that look at it are misled."),
            _("The organiser checks it against its own books, and it is put right."),
            ("care.audit", "care.answer_after"),
            (),
        ),
    )  # fmt: skip
