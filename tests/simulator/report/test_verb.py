"""`groundswell report`: from folders or from a scenario to files; what cannot be used is refused in words."""

from __future__ import annotations

import hashlib
import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from simulator.__main__ import main
from simulator.experiment.sensitivity import chosen
from simulator.report import playing
from simulator.scenario import dump
from tests.simulator.experiment.plans import tiny

FEW = ("--worlds", "6", "--workers", "1", "--quiet")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a scenario, its worlds, a run and the credit of its messengers."""
    folder = tmp_path_factory.mktemp("report")
    plan = folder / "tiny.toml"
    plan.write_text(dump(tiny()))
    told = str(plan)
    assert main(["worlds", told, *FEW, "--ghost", "--societies", "0", "--out", str(folder / "worlds")]) == 0
    assert main(["run", told, "--quiet", "--no-leans", "--out", str(folder / "run")]) == 0
    other = folder / "other.toml"
    other.write_text(dump(tiny(audience={"share_rate": 0.1})))
    assert main(["run", str(other), "--quiet", "--no-leans", "--out", str(folder / "other")]) == 0
    return folder


def test_folders_about_one_plan_become_one_page_and_the_run_is_the_command_it_names(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["report", str(place / "worlds"), str(place / "run"), "--quiet"]) == 0
    page = (tmp_path / "tiny-report.html").read_text()
    command = unescape(re.findall(r"<code>(groundswell worlds [^<]*--ghost)</code>", page)[0])
    (tmp_path / "scenario.toml").write_text(unescape(re.findall(r"<pre>(.*?)</pre>", page, re.S)[0]))
    capsys.readouterr()
    words = [*command.split()[1:], "--societies", "0", "--workers", "1", "--quiet", "--format", "json"]
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out)["fingerprint"] in page


def test_a_scenario_is_played_first_and_told_with_everything_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(playing, "FEW", 2)
    monkeypatch.setattr(playing, "chosen", lambda plan, _names, _all: chosen(plan, ["audience.attention"], False))
    out = tmp_path / "full.html"
    twin = {"id": "quiet", "name": "nobody passing anything on", "set": ["platform.reshare=0"]}
    (tmp_path / "twins.toml").write_text(dump(tiny(twin=[twin])))
    assert main(["report", str(tmp_path / "twins.toml"), *FEW, "--full", "--out", str(out)]) == 0
    page = out.read_text()
    missing = re.findall(r'class="missing">(.*?)</p>', page)
    assert all("groundswell facts" in one for one in missing)
    assert "With nobody passing anything on, " in page and "B: nobody passing anything on" in page
    assert "What would flip the verdict" in page and 'id="dots"' in page and 'id="pairs-b"' in page
    assert "Seen closely in one world, the one in the middle of all" in page


def test_brief_and_worksheet_are_written_beside_each_other(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["report", str(place / "worlds"), "--brief", "--worksheet", "--format", "json"]) == 0
    written = json.loads(capsys.readouterr().out)["written"]
    assert written == ["tiny-brief.html", "tiny-worksheet.html", "tiny-worksheet-answers.html"]
    assert all((tmp_path / one).is_file() for one in written)


REFUSED = {
    "a folder that is none": (["nowhere/at/all"], "nowhere"),
    "an empty folder": (["empty"], "holds no result"),
    "half a result": (["half"], "half a result: 1 finished world"),
    "a damaged summary": (["damaged"], "is damaged"),
    "a strange manifest": (["strange"], "is damaged"),
    "no JSON at all": (["garbage"], "is damaged"),
    "a result without its numbers": (["old"], "is not what this version writes"),
    "a sweep": (["sweep"], "which no report tells"),
    "two plans": (["worlds", "other"], "about different plans"),
    "a scenario among results": (["worlds", "tiny.toml"], "is no result folder"),
    "facts that are none": (["notes.json"], "holds no facts"),
    "changes of what was played": (["worlds", "--people", "5"], "go with a scenario"),
    "a file of somebody else's": (["worlds", "--out", "notes.json"], "is another file"),
    "a folder as target": (["worlds", "--out", "empty"], "is a folder"),
    "a target nowhere": (["worlds", "--out", "nowhere/x.html"], "there is no folder"),
    "two pages and one name": (["worlds", "--brief", "--worksheet", "--out", "x.html"], "--out names one page"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_used_is_refused_in_words(
    case: str, place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(place)
    spoil(place)
    words, expected = REFUSED[case]
    assert main(["report", *words]) == 2
    told = capsys.readouterr().err
    assert expected in told and "Traceback" not in told
    assert (place / "notes.json").read_text() == '{"mine": 1}'


def spoil(place: Path) -> None:
    """Folders that cannot be used, beside those that can."""
    summary, manifest = ((place / "worlds" / name).read_text() for name in ("summary.json", "manifest.json"))
    told = json.loads(manifest)
    cases = {
        "half": {"manifest.json": json.dumps({**told, "state": "playing"}), "worlds/one/done": "{}"},
        "damaged": {"manifest.json": manifest, "summary.json": summary.replace("1", "2")},
        "strange": {"manifest.json": json.dumps({**told, "plans": 7}), "summary.json": summary},
        "garbage": {"manifest.json": "{" * 5},
        "old": whole(told, {**json.loads(summary), "measures": {"signatures": 7}}),
        "sweep": whole({**told, "experiment": {**told["experiment"], "question": "sweep"}}, json.loads(summary)),
    }
    (place / "empty").mkdir(exist_ok=True)
    (place / "notes.json").write_text('{"mine": 1}')
    for name, files in cases.items():
        for file, text in files.items():
            (place / name / file).parent.mkdir(parents=True, exist_ok=True)
            (place / name / file).write_text(text)


def whole(manifest: dict[str, Any], summary: dict[str, Any]) -> dict[str, str]:
    """The files of a folder whose digests agree."""
    text = json.dumps(summary)
    digest = hashlib.blake2b(text.encode(), digest_size=32).hexdigest()
    return {"manifest.json": json.dumps({**manifest, "files": {"summary.json": digest}}), "summary.json": text}


def test_a_full_disk_is_said_and_leaves_the_page_that_was_there(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "page.html"
    assert main(["report", str(place / "worlds"), "--quiet", "--out", str(out)]) == 0
    before = out.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("simulator.experiment.paper.os.fsync", full)
    assert main(["report", str(place / "worlds"), "--quiet", "--out", str(out)]) == 1
    told = capsys.readouterr().err
    assert "page.html: No space left on device" in told
    assert out.read_bytes() == before and [one.name for one in tmp_path.iterdir()] == ["page.html"]
