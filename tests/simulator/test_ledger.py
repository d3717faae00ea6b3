"""The record: its numbers are in every stored run, so they never change; its tables grow, are copied and told apart."""

from __future__ import annotations

import hashlib
from enum import IntEnum

import numpy as np
import pytest

from simulator.ledger import REASON_NAMES, SIGHTED, Act, Columns, Deed, Did, Handing, Kind, Ledger, Reason

NUMBERED: dict[type[IntEnum], str] = {
    Reason: "NEVER_ONLINE EXPIRED REMOVED ALREADY_REACTED RANKED_OUT SCROLLED_PAST REJECTED DOUBTED SEEN LIKED "
    "COMMENTED SHARED ACTED PENDING",
    Kind: "POST STORY CHALLENGE TESTIMONY APPEAL REPORT OWN EVERYDAY EDUCATIONAL OPINION ACTIONABLE MOTIVATIONAL "
    "INTERACTIVE CORRECTION APOLOGY REVELATION RUMOUR REPROACH ANSWER SCANDAL",
    Handing: "POSTED SHARED PASSED_ON BOOSTED DISCOVERED WRITTEN NAMED",
    Deed: "SIGNED GAVE RECRUITED SHOWED_UP",
    Act: "POSTED PASSED_ON PAID BOOSTED ANSWERED INTERVENED GAUGED GAVE_WAY CANVASSED SWITCHED PROTECTED LABELLED "
    "ATTACKED SILENCED RAID_ENDED SENTIMENT MOBILISED BREACHED AT_RISK DIVERTED STOPPED TIED CALLED_AWAY DISTORTED "
    "AUDITED PARTED UNFOLLOWED FOLLOWED",
}


@pytest.mark.parametrize("kind", NUMBERED)
def test_numbers_in_stored_runs_keep_their_meaning(kind: type[IntEnum]) -> None:
    """New ones come after these: a stored run is read by its numbers."""
    names = NUMBERED[kind].split()
    assert [(one.name, one.value) for one in kind][: len(names)] == [(name, place) for place, name in enumerate(names)]


def test_bits_of_what_a_reader_did_keep_their_meaning() -> None:
    bits = [Did.LIKED, Did.COMMENTED, Did.SHARED, Did.ACTED, Did.CREATED, Did.ASKED, Did.FINISHED]
    assert bits == [1, 2, 4, 8, 16, 32, 64]


def test_reasons_are_printed_under_their_own_names() -> None:
    assert " ".join(REASON_NAMES) == (
        "never_online expired removed already_reacted ranked_out scrolled_past rejected_by_stance "
        "doubted_as_insincere seen_without_reaction liked commented shared acted pending"
    )
    assert tuple(map(int, SIGHTED)) == (6, 12)


def test_tables_have_the_columns_of_stored_runs() -> None:
    shapes = {
        name: " ".join(f"{column}:{table[column].dtype.str[1:]}" for column in table.names)
        for name, table in Ledger().tables().items()
    }
    assert shapes == {
        "posts": "key:u8 author:i4 minute:i4 kind:u1 campaign:b1 prompt:i4 plan:i2",
        "items": "content:i4 person:i4 minute:i4 parent:i4 generation:i2 handing:u1",
        "sights": "reader:i4 item:i4 minute:i4 reason:u1 did:u1 place:u1",
        "deeds": "person:i4 minute:i4 deed:u1 cents:i4 item:i4",
        "acts": "minute:i4 actor:i4 act:u1 about:i4 cents:i4 work:i4",
    }
    assert list(shapes) == ["posts", "items", "sights", "deeds", "acts"]


def grown(rows: int) -> Columns:
    table = Columns({"minute": np.int32, "who": np.uint8})
    for row in range(rows):
        assert table.append(minute=np.array([10 * row]), who=row % 200) == row
    return table


@pytest.mark.parametrize("rows", [0, 1, 63, 64, 65, 255, 256, 257, 400, 1000])
def test_a_table_grows_without_losing_a_row(rows: int) -> None:
    table = grown(rows)
    assert len(table) == rows and table["minute"].tolist() == list(range(0, 10 * rows, 10))
    assert table["who"].tolist() == [row % 200 for row in range(rows)]


def test_rows_come_in_blocks_scalars_are_repeated_and_an_empty_column_adds_nothing() -> None:
    table = grown(2)
    assert table.append(minute=[5, 6, 7], who=np.uint8(9)) == 2
    assert table["minute"].tolist() == [0, 10, 5, 6, 7] and table["who"].tolist() == [0, 1, 9, 9, 9]
    assert table.append(minute=3, who=[]) == 5 == len(table)
    assert table.append(minute=np.zeros(0, np.int32), who=4) == 5 == len(table)
    with pytest.raises(KeyError):
        table.append(minute=[1])
    assert len(table) == 5


def test_memory_grows_by_half_and_so_not_at_each_row() -> None:
    table, sizes = Columns({"minute": np.int32}), set()
    for row in range(2000):
        table.append(minute=row)
        sizes.add(table["minute"].base.size if table["minute"].base is not None else 0)
    assert sorted(sizes) == [64, 256, 384, 576, 864, 1296, 1944, 2916]
    table.append(minute=np.arange(9000))
    assert table["minute"].base is not None and table["minute"].base.size == 11_000


def test_a_copy_and_an_emptied_table_share_nothing() -> None:
    table = grown(3)
    twin, blank = table.copy(), table.emptied()
    table["minute"][0] = 99
    table.append(minute=1, who=1)
    assert twin["minute"].tolist() == [0, 10, 20] and len(twin) == 3
    assert len(blank) == 0 and blank.names == table.names and blank["who"].dtype == np.uint8
    twin.append(minute=[7], who=[7])
    assert twin["minute"].tolist() == [0, 10, 20, 7] and len(table) == 4


def told(table: Columns, names: tuple[str, ...] | None = None) -> str:
    digest = hashlib.blake2b(digest_size=8)
    table.digest_into(digest, names)
    return digest.hexdigest()


def test_a_digest_tells_values_names_types_and_order_apart() -> None:
    table = grown(3)
    other = grown(3)
    assert told(table) == told(other)
    other["who"][2] = 7
    assert told(table) != told(other) and told(table, ("minute",)) == told(other, ("minute",))
    renamed = Columns({"minute": np.int32, "whom": np.uint8})
    renamed.append(minute=[0, 10, 20], whom=[0, 1, 2])
    wider = Columns({"minute": np.int32, "who": np.uint16})
    wider.append(minute=[0, 10, 20], who=[0, 1, 2])
    assert len({told(one) for one in (table, renamed, wider, grown(4), Columns({"minute": np.int32}))}) == 5


def test_a_ledger_counts_reasons_and_its_digest_covers_every_table() -> None:
    ledger = Ledger()
    assert ledger.digest() == Ledger().digest() and len(ledger.digest()) == 16
    ledger.sights.append(reader=[1, 2, 3], item=0, minute=5, reason=[Reason.SEEN, Reason.SEEN, 13], did=0, place=255)
    counts = ledger.reason_counts()
    assert counts.size == 14 and counts[Reason.SEEN] == 2 and counts[Reason.PENDING] == 1 and counts.sum() == 3
    twin = ledger.copy()
    digests = {Ledger().digest(), ledger.digest()}
    for name, table in ledger.tables().items():
        table.append(**dict.fromkeys(table.names, 1))
        assert len(twin.tables()[name]) == (3 if name == "sights" else 0)
        digests.add(ledger.digest())
    assert len(digests) == 7
