"""The help of the command in the language that is spoken: texts of verbs and options, and click's own words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from inspect import cleandoc

import click

from .catalogue import _, mark, ngettext

CLICKS = (
    mark("Usage:"), mark("Options"), mark("Commands"), mark("Positional arguments"), mark("required"),
    mark("default: {default}"), mark("Show this message and exit."), mark("Show the version and exit."),
    mark("Try '{command} {option}' for help."), mark("Missing command."), mark("Missing argument"),
    mark("Missing option"), mark("Missing parameter"), mark("No such option {name!r}."),
    mark("No such command {name!r}."), mark("Invalid value: {message}"),
    mark("Invalid value for {param_hint}: {message}"), mark("%(prog)s, version %(version)s"),
    mark("{value!r} is not a valid {number_type}."), mark("{value} is not in the range {range}."),
    mark("{value!r} is not a valid boolean. Recognized values: {states}"),
    mark("Option {name!r} does not take a value."),
    ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1),
    ngettext("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1),
    ngettext("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1),
    ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
)  # fmt: skip
"""What click itself says; it looks these up in the catalogue of this project (see catalogue.speak)."""


@contextmanager
def in_language(verb: click.Command) -> Iterator[None]:
    """A command whose help is in the language that is spoken, as long as the context lasts."""
    kept = list(_english(verb))
    _forget_help_options(verb)
    try:
        for one, text in kept:
            one.help = _(cleandoc(text))
        yield
    finally:
        for one, text in kept:
            one.help = text
        _forget_help_options(verb)


def _forget_help_options(verb: click.Command) -> None:
    """Click makes the option --help of a command once, in the language of that moment, and keeps it."""
    verb._help_option = None
    for inner in getattr(verb, "commands", {}).values():
        _forget_help_options(inner)


def _english(verb: click.Command) -> Iterator[tuple[click.Command | click.Option, str]]:
    """Every verb and option below a command that has a help, with its text."""
    if verb.help:
        yield verb, verb.help
    for one in verb.params:
        if isinstance(one, click.Option) and one.help:
            yield one, one.help
    for inner in getattr(verb, "commands", {}).values():
        yield from _english(inner)
