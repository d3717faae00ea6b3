"""What lies on the editor's desk: the draft, what is chosen in it, and where it is saved.  Knows nothing of screens."""

from __future__ import annotations

import re
import threading
from pathlib import Path
from typing import Any

from simulator.catalogue import _
from simulator.clock import MINUTES_PER_DAY, format_moment, parse_moment
from simulator.scenario import Scenario
from simulator.scenario.draft import Draft, Findings
from simulator.scenario.shelf import folders
from simulator.scenario.source import read_text
from simulator.text import shown

from . import drafts, form
from .paint.editor import Posting, Sight

NOTHING = Findings(None, (), ())


class Desk:
    """One draft under work."""

    def __init__(self, text: str, name: str, path: Path | None) -> None:
        """`path` is where it is saved; None for a new one, or one of the shelf, which keeps its own."""
        self.draft = Draft(text, name, path.parent if path else None)
        self.path, self.name = path, name
        self.found, self.checking = NOTHING, True
        self.in_form, self.show_file = False, False
        self.section, self.field, self.chosen, self.lane = 0, 0, -1, 0
        self.typing: str | None = None
        self.said = ""
        self._saved = text
        self._keeping, self._let_go = threading.Lock(), False
        self._sections: tuple[str, list[form.Section]] = ("", [])
        first = min(self.posts(), key=lambda one: one.minute, default=None)
        if first is not None:
            self.choose(first.row)
        left = drafts.kept(self._place())
        if left is not None and left != text:
            self.draft.rewrite(left)
            self.said = _("What was not saved the last time is here again; u takes it back.")

    # -- what is there

    @property
    def changed(self) -> bool:
        """Whether there is something to save."""
        return self.draft.text != self._saved

    @property
    def sections(self) -> list[form.Section]:
        """The form, made once for each text."""
        if self._sections[0] != self.draft.text or not self._sections[1]:
            self._sections = (self.draft.text, form.sections(self.draft))
        return self._sections[1]

    @property
    def part(self) -> form.Section:
        """The section that is open."""
        found = self.sections
        self.section = min(self.section, len(found) - 1)
        self.field = min(self.field, max(0, len(found[self.section].fields) - 1))
        return found[self.section]

    def accounts(self) -> list[tuple[str, str]]:
        """(id, name) of everybody who can post: the organiser, then the influencers."""
        organiser = self.draft.value(("organiser",)) or {}
        identity = str(organiser.get("id", "organiser"))
        rows = [(identity, str(organiser.get("name", identity)))]
        for one in self.draft.rows("influencer"):
            identity = str(one.get("id", ""))
            rows.append((identity, str(one.get("name", identity))))
        return rows

    def posts(self) -> list[Posting]:
        """The planned posts, as far as they can be read."""
        found = []
        for row, one in enumerate(self.draft.rows("post")):
            at = one.get("at", 0)
            try:
                minute = parse_moment(at) if isinstance(at, str) else int(at)
            except (ValueError, TypeError):
                minute = 0
            title = str(one.get("title") or one.get("id") or row + 1)
            found.append(Posting(row, minute, str(one.get("kind", "post")), title, str(one.get("by", ""))))
        return found

    @property
    def horizon(self) -> int:
        """Minutes of the run."""
        days = self.draft.value(("days",))
        return (days if isinstance(days, int) and 1 <= days <= 60 else 7) * MINUTES_PER_DAY

    def sight(self, asked: str | None) -> Sight:
        """Everything that the page needs."""
        posts, part = self.posts(), self.part
        lanes = tuple((name, tuple(one for one in posts if one.by == identity)) for identity, name in self.accounts())
        field = part.fields[self.field].place if part.fields else part.place
        wrong = tuple((one.line, one.field, one.message) for one in self.found.problems)
        return Sight(
            self.name, self.changed, self.horizon, lanes, self.chosen, self.lane, part,
            (self.section, len(self.sections)), self.field, self.in_form, self.typing, asked,
            tuple(self.draft.text.splitlines()), self.draft.line_of(field), wrong,
            tuple(str(one) for one in self.found.hints), self.checking, self.said, self.show_file,
        )  # fmt: skip

    # -- choosing

    def choose(self, row: int) -> None:
        """This post, its lane and its part of the form."""
        self.chosen = row
        by = next((one.by for one in self.posts() if one.row == row), "")
        self.lane = next((at for at, (identity, _name) in enumerate(self.accounts()) if identity == by), self.lane)
        self._open(("post", row))

    def _open(self, place: tuple[Any, ...]) -> None:
        self.section = next((at for at, one in enumerate(self.sections) if one.place == place), self.section)
        self.field = 0

    def take_lane(self, lane: int) -> None:
        """Another account, and the post of its that is nearest in time."""
        accounts = self.accounts()
        self.lane = min(max(0, lane), len(accounts) - 1)
        now = next((one.minute for one in self.posts() if one.row == self.chosen), 0)
        mine = [one for one in self.posts() if one.by == accounts[self.lane][0]]
        if mine:
            self.choose(min(mine, key=lambda one: abs(one.minute - now)).row)
        else:
            self.chosen = -1

    def move(self, by: int) -> None:
        """Another field, or another account."""
        if self.in_form:
            self.field = min(max(0, self.field + by), max(0, len(self.part.fields) - 1))
        else:
            self.take_lane(self.lane + by)

    def turn(self, by: int) -> None:
        """Another part of the form."""
        self.section = (self.section + by) % len(self.sections)
        self.field, self.in_form = 0, True
        place = self.part.place
        if place[:1] == ("post",):
            row = int(place[1])
            section = self.section
            self.choose(row)
            self.section = section

    def find(self, words: str) -> bool:
        """The next field of the form whose name or meaning holds these words."""
        wanted = words.casefold().split()
        parts = self.sections
        here = (self.section, self.field)
        every = [(at, line) for at, part in enumerate(parts) for line in range(len(part.fields))]
        start = every.index(here) + 1 if here in every else 0
        order = [*every[start:], *every[:start]]
        for told in (_name_of, _meaning_of):
            for at, line in order:
                if wanted and all(word in told(parts[at], parts[at].fields[line]) for word in wanted):
                    self.section, self.field, self.in_form, self.said = at, line, True, ""
                    return True
        self.said = _("Nothing is called that.")
        return False

    # -- changing

    def step(self, by: int) -> bool:
        """Another post, or the value of the field a step on; True when something changed."""
        self.said = ""
        if self.in_form:
            part = self.part
            if not part.fields:
                return False
            field = part.fields[self.field]
            value = form.stepped(field, by)
            return value is not None and self._write(field.place, value)
        accounts = self.accounts()
        mine = sorted((one for one in self.posts() if one.by == accounts[self.lane][0]), key=lambda one: one.minute)
        at = next((place for place, one in enumerate(mine) if one.row == self.chosen), -1)
        if mine:
            self.choose(mine[min(max(0, at + by), len(mine) - 1)].row)
        return False

    def shift(self, minutes: int) -> bool:
        """Move the chosen post in time, inside the run."""
        post = next((one for one in self.posts() if one.row == self.chosen), None)
        if post is None:
            return False
        at = min(max(0, post.minute + minutes), self.horizon - 1)
        return self._write(("post", post.row, "at"), format_moment(at))

    def add(self) -> bool:
        """A new post by the chosen account, a day after the chosen one."""
        identity = self.accounts()[self.lane][0]
        post = next((one for one in self.posts() if one.row == self.chosen), None)
        at = post.minute + MINUTES_PER_DAY if post else 9 * 60
        if at >= self.horizon:
            at = min(self.horizon - 60, (post.minute if post else 0) + 60)
        known = {str(one.get("id")) for one in self.draft.rows("post")}
        number = next(one for one in range(1, len(known) + 2) if f"post-{one}" not in known)
        values = {"id": f"post-{number}", "by": identity, "at": format_moment(at), "kind": "post",
                  "title": _("A new post")}  # fmt: skip
        self.choose(self.draft.add("post", values))
        self.said = _("Added. tab goes to its form.")
        return True

    def delete(self) -> bool:
        """Take the chosen post out; in the form, the row that is open."""
        place = self.part.place if self.in_form else ("post", self.chosen)
        if len(place) != 2 or int(place[1]) < 0:
            return False
        table, row = str(place[0]), int(place[1])
        self.draft.remove(table, row)
        if table == "post":
            self.chosen = -1
            self.take_lane(self.lane)
        self.said = _("Deleted. u brings it back.")
        return True

    def begin(self) -> None:
        """Type into the chosen field, from what it says now."""
        if self.part.fields:
            self.typing, self.said = self.part.fields[self.field].text, ""

    def take(self, text: str) -> bool:
        """What was typed becomes the value; nothing typed leaves the key out."""
        field, self.typing = self.part.fields[self.field], None
        if not text.strip():
            return self.clear()
        return self._write(field.place, form.typed(field, text))

    def clear(self) -> bool:
        """The chosen field has its default again."""
        if not self.in_form or not self.part.fields:
            return False
        return self._try(lambda: self.draft.leave_out(self.part.fields[self.field].place))

    def undo(self) -> bool:
        """One step back."""
        return self._walk(self.draft.undo(), _("Undone."), _("Nothing to undo."))

    def redo(self) -> bool:
        """One step on."""
        return self._walk(self.draft.redo(), _("Done again."), _("Nothing was undone."))

    def _walk(self, went: bool, done: str, nothing: str) -> bool:
        self.said = done if went else nothing
        if self.chosen >= len(self.draft.rows("post")):
            self.chosen = -1
        return went

    def _write(self, place: tuple[Any, ...], value: Any) -> bool:
        self.said = ""
        return self._try(lambda: self.draft.write(place, value))

    def _try(self, change: Any) -> bool:
        try:
            change()
        except (ValueError, KeyError, TypeError) as reason:
            self.said = _("The file must be mended first: {reason}").format(reason=shown(str(reason), 120))
            return False
        return True

    # -- checking, keeping, saving

    def examined(self, text: str) -> Findings:
        """What this text comes to; may be called from another thread."""
        return Draft(text, self.name, self.path.parent if self.path else None).findings()

    def keep(self, text: str) -> None:
        """Keep what is not saved; may be called from another thread, and then does nothing once that is not wanted."""
        with self._keeping:
            if text != self._saved and not self._let_go:
                drafts.keep(self._place(), text)

    def playable(self) -> Scenario | None:
        """The scenario as it stands now; None, and why, when it cannot be played."""
        self.found = self.examined(self.draft.text)
        self.checking = False
        if self.found.scenario is None:
            self.said = _("It cannot be played yet.")
        return self.found.scenario

    def proposed(self) -> Path:
        """A name for a file of one's own."""
        title = str(self.draft.value(("title",)) or "my-scenario")
        slug = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:40] or "my-scenario"
        return self.path or drafts.free_name(Path.cwd(), slug)

    def save(self, path: Path) -> bool:
        """Write the file whole; what hinders it is said."""
        path = path if path.suffix else path.with_suffix(".toml")
        if any(path.absolute().is_relative_to(folder) for folder in folders()):
            self.said = _("The shelf keeps its own scenarios; choose another folder.")
            return False
        try:
            drafts.save(path, self.draft.text)
        except OSError as reason:
            self.said = _("Not saved: {reason}").format(reason=shown(reason.strerror or str(reason), 120))
            return False
        with self._keeping:
            drafts.forget(self._place())
            self.path, self.name, self._saved = path, path.name, self.draft.text
            self.draft.file, self.draft.folder = path.name, path.parent
            drafts.forget(self._place())
        self.said = _("Saved as {file}").format(file=shown(str(path), 120))
        return True

    def throw_away(self) -> None:
        """What is not saved is not wanted."""
        with self._keeping:
            self._let_go = True
            drafts.forget(self._place())

    def _place(self) -> Path:
        return self.path or Path(f"{self.name}.shelf")


def desk_for(path: Path, name: str, *, new: bool) -> Desk:
    """The desk for a file. A scenario of the shelf, or a `new` one made from this, has no file yet.

    ScenarioError when it cannot be read.
    """
    text = read_text(path, name)
    bundled = any(path.absolute().is_relative_to(folder) for folder in folders())
    return Desk(text, name, None if bundled or new else path)


def _name_of(part: form.Section, field: form.Field) -> str:
    return f"{field.name} {field.key.name}".casefold()


def _meaning_of(part: form.Section, field: form.Field) -> str:
    return f"{part.title} {field.name} {field.key.name} {_(field.key.field.description or '')}".casefold()
