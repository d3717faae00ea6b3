"""What readers' minds do with what they look at: learn, understand, feel able, remember, approve, lose faith.

Own columns only, so the batches of a tick may be cut anywhere; nothing is worked out where nothing can move.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ..behaviour import attention
from ..behaviour import minds as steps
from ..chance import Coins, hazard, threshold
from ..exact import exp
from ..ledger import Kind
from ..world.contents import ASKS
from ..world.minds import FRAMES, TRAITS, camp
from ..world.society import Society
from ..world.world import AWARE, World
from .batch import Reading, believe
from .repetition import grow_used

Ints = NDArray[np.int64]
Nodes = NDArray[np.int32]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

_CREATE = ASKS.index("create")
_TOP = 1 << 16


def plan_of(world: World, content: Nodes) -> NDArray[np.int16]:
    """Number in the plan of each content (n,), -1 for what nobody planned."""
    return np.asarray(world.ledger.posts["plan"][content], dtype=np.int16)


def has(world: World, trait: str, reader: Nodes) -> Bools:
    """Which of these people (n,) have a lasting trait of `world.minds.TRAITS`."""
    scenario = world.scenario
    return _holders(world.society, scenario.population_seed, trait, TRAITS[trait](scenario))[reader]


@lru_cache(maxsize=8)
def _holders(society: Society, seed: int, trait: str, share: float) -> Bools:
    """Who has a trait (people,): a coin of the population seed's person, flipped once for all."""
    return np.asarray(Coins(seed).uniform(trait, society.population.key) < share)


def impress(world: World, batch: Reading, rows: Ints, accepted: Bools) -> None:
    """Everything that looking (rows) and accepting (rows[accepted]) does to what people know, feel and think."""
    if not world.crowd.minds.touched:
        return
    reader, content = batch.reader[rows], batch.content[rows]
    plan = plan_of(world, content)
    _judge_the_stand(world, reader, content, plan)
    _notice_the_motive(world, reader, content)
    _find_out_who_pays(world, reader, content, plan)
    _insiders_may_speak(world, batch, rows, plan)
    ours = accepted & (plan >= 0)  # what nobody planned teaches and shows nothing
    if ours.any():
        _take_in(world, batch, rows[ours], plan[ours])
    _hear_a_revelation(world, reader[accepted], content[accepted])


def _take_in(world: World, batch: Reading, rows: Ints, plan: NDArray[np.int16]) -> None:
    """What an accepted post of the plan (n,) leaves behind."""
    reader, content = batch.reader[rows], batch.content[rows]
    _learn(world, reader, content, plan)
    _see_the_link(world, reader, content, plan)
    _feel_able(world, reader, plan)
    _remember_and_misread(world, batch, rows, plan)
    _meet_topics(world, reader, plan)
    _hear_an_admission(world, reader, plan)
    grow_used(world, batch, rows)


def _learn(world: World, reader: Nodes, content: Nodes, plan: NDArray[np.int16]) -> None:
    taught = (world.messages.teaches[plan] > 0).nonzero()[0]
    if taught.size:
        who, what = reader[taught], content[taught]
        flips = world.coins.flip("learn", world.society.population.key[who], world.contents["key"][what])
        world.crowd.minds.solution[who[flips < threshold(world.messages.teaches[plan[taught]])]] = True


def _see_the_link(world: World, reader: Nodes, content: Nodes, plan: NDArray[np.int16]) -> None:
    """Who understands what the cause has to do with the organiser believes a little more, once."""
    chance = world.messages.comprehension[plan]
    if not chance.any():
        return
    flips = world.coins.flip("comprehend", world.society.population.key[reader], world.contents["key"][content])
    minds = world.crowd.minds
    fresh = _once(reader[(flips < threshold(chance)) & ~minds.understood[reader]])
    minds.understood[fresh] = True
    believe(world, fresh, np.full(fresh.size, round(world.scenario.trust.comprehension_gain * _TOP), np.int32))


def _feel_able(world: World, reader: Nodes, plan: NDArray[np.int16]) -> None:
    shown = world.messages.example[plan]
    rows = (shown >= 0).nonzero()[0]
    if rows.size:
        who, efficacy = reader[rows], world.crowd.minds.efficacy
        alike = world.society.population.community[who] == shown[rows]
        np.add.at(efficacy, who, steps.efficacy_step(efficacy[who], alike, world.scenario.message.efficacy_gain))
        efficacy[who] = np.minimum(efficacy[who], _TOP)


def _remember_and_misread(world: World, batch: Reading, rows: Ints, plan: NDArray[np.int16]) -> None:
    knobs, minds, messages = world.scenario.message, world.crowd.minds, world.messages
    ours = (plan >= 0).nonzero()[0]
    if not (knobs.recall or knobs.misreading) or not ours.size:
        return
    rows, plan = rows[ours], plan[ours]
    reader, key = batch.reader[rows], world.society.population.key[batch.reader[rows]]
    item, content = world.item_keys["key"][batch.item[rows]], world.contents["key"][batch.content[rows]]
    chance = knobs.recall * (1.0 + knobs.distinctiveness * messages.view[plan] / 2.0)
    minds.recalls[reader[world.coins.flip("recall", key, item) < threshold(chance)]] = True
    wrongly = world.coins.flip("misread", key, content) < threshold(knobs.misreading * messages.vague[plan])
    who = _once(reader[wrongly & ~minds.misread[reader]])
    minds.misread[who] = True
    believe(world, who, np.full(who.size, -round(knobs.misreading_cost * _TOP), np.int32))


def _judge_the_stand(world: World, reader: Nodes, content: Nodes, plan: NDArray[np.int16]) -> None:
    """A stand is judged by everybody who looks, also by who rejects it."""
    rows = world.messages.stand[plan].nonzero()[0]
    if not rows.size:
        return
    scenario, who = world.scenario, reader[rows]
    knobs, approval = scenario.approval, world.crowd.minds.approval
    side = camp(world.society.population.stance[who], world.contents["slant"][content[rows]])
    rewards = has(world, "rewards a stand", who)
    weight = knobs.alignment_weight
    gains = (knobs.reward, weight * knobs.agreement, weight * knobs.disagreement)
    fit = knobs.fit_gain * (np.minimum(world.messages.fit[plan[rows]], scenario.trust.fit_peak) - 0.45)
    np.add.at(approval, who, steps.approval_step(side, rewards, gains, fit))
    approval[who] = np.minimum(np.maximum(approval[who], -_TOP), _TOP)


def _notice_the_motive(world: World, reader: Nodes, content: Nodes) -> None:
    if world.scenario.organiser.motive != "sales":
        return
    noticed = _notices(world, reader, content)
    _lose_belief(world, _once(reader[noticed]), world.scenario.trust.motive_loss)


def _find_out_who_pays(world: World, reader: Nodes, content: Nodes, plan: NDArray[np.int16]) -> None:
    """A paid post that does not say so: who finds out believes less."""
    chance = world.scenario.trust.hidden_notice
    if not chance:
        return
    rows = world.messages.hidden[plan].nonzero()[0]
    flips = world.coins.flip("paid", world.society.population.key[reader[rows]], world.contents["key"][content[rows]])
    _lose_belief(world, _once(reader[rows[flips < threshold(chance)]]), world.scenario.trust.motive_loss)


def _notices(world: World, reader: Nodes, content: Nodes) -> Bools:
    """Who notices in these posts for the organiser that it means to sell (n,): one coin a person and content."""
    flips = world.coins.flip("motive", world.society.population.key[reader], world.contents["key"][content])
    return world.messages.paid_for[plan_of(world, content)] & (flips < threshold(world.scenario.trust.motive_notice))


def _meet_topics(world: World, reader: Nodes, plan: NDArray[np.int16]) -> None:
    """One more topic in the same campaign looks like hopping on whatever is talked about."""
    bits, met = world.messages.topic[plan], world.crowd.minds.topics
    more = (bits != 0) & (met[reader] != 0) & ((met[reader] & bits) == 0)
    np.bitwise_or.at(met, reader, bits)
    _lose_belief(world, _once(reader[more]), world.scenario.trust.hopping_cost)


def _hear_an_admission(world: World, reader: Nodes, plan: NDArray[np.int16]) -> None:
    """Who hears a failure admitted believes less at first, and more at each later post."""
    minds, knobs = world.crowd.minds, world.scenario.trust
    if not world.messages.admits.any():
        return
    told = minds.reassured[reader]
    later = reader[(plan >= 0) & told]
    fresh = _once(reader[world.messages.admits[plan] & ~told])
    _lose_belief(world, fresh, knobs.admission_dip)
    minds.reassured[fresh] = True
    believe(world, later, np.full(later.size, round(knobs.candour * _TOP), np.int32))


def _insiders_may_speak(world: World, batch: Reading, rows: Ints, plan: NDArray[np.int16]) -> None:
    """An insider who meets a post of the campaign may tell how the organiser is inside; the risk is added up."""
    scenario = world.scenario
    chance = scenario.approval.insider_courage * scenario.organiser.inner_gap
    if not chance:
        return
    rows = rows[plan >= 0]
    rows = rows[has(world, "insider", batch.reader[rows])]
    if not rows.size:
        return
    key = world.society.population.key[batch.reader[rows]]
    world.crowd.minds.risk += rows.size * int(hazard(chance))
    speaks = world.coins.flip("speak out", key, world.item_keys["key"][batch.item[rows]]) < threshold(chance)
    batch.revealed.append(rows[speaks])


def _hear_a_revelation(world: World, reader: Nodes, content: Nodes) -> None:
    if not world.crowd.minds.revealed[0]:
        return
    who = _once(reader[world.ledger.posts["kind"][content] == Kind.REVELATION])
    loss = exposure_loss(world)
    approval = world.crowd.minds.approval
    approval[who] = np.maximum(approval[who] - round(loss * _TOP), -_TOP)
    _lose_belief(world, who, loss)


def exposure_loss(world: World) -> float:
    """Opinion lost by who learns of the gap between inner and outer values."""
    return world.scenario.approval.revelation * world.scenario.organiser.inner_gap


def exposure_chance(world: World) -> float:
    """Chance that an insider has spoken out by now, from the risk that the insiders' sights have added up."""
    return 1.0 - float(exp(-float(world.crowd.minds.risk[0]) / (1 << 20)))


def _once(who: Nodes) -> Nodes:
    """Each of these people (n,) once, ascending."""
    return np.unique(who) if who.size > 1 else who


def _lose_belief(world: World, who: NDArray[np.integer], part: float) -> None:
    if who.size:
        belief = world.crowd.sincerity
        belief[who] += steps.share_lost(belief[who], part)


# -- what minds do to looking, doubting, wishing and doing


def checked(world: World, reader: Nodes, content: Nodes, suspicion: NDArray[np.float32]) -> NDArray[np.float32]:
    """How much disbelief matters (n,): more to who notices that it sells, less where a record can be verified."""
    scenario = world.scenario
    if scenario.organiser.motive == "sales":
        noticed = _notices(world, reader, content)
        suspicion = np.where(noticed, np.minimum(2.0 * suspicion, 1.0), suspicion).astype(np.float32)
    if not scenario.organiser.record:
        return suspicion
    checks = has(world, "checks", reader)
    return (suspicion * steps.doubt_left(checks, scenario.trust.record_effect)).astype(np.float32)


def drawn(world: World, reader: Nodes, content: Nodes, chance: Floats) -> Floats:
    """Chance (n,) to look at, or finish, the next story of a series, for who finished earlier ones."""
    carry_over = world.scenario.message.carry_over
    if not carry_over:
        return chance
    carried = steps.carried(chance, world.crowd.minds.stories[reader], carry_over)
    return np.where(world.messages.series[plan_of(world, content)], carried, chance)


def finished(world: World, reader: Nodes, content: Nodes) -> Bools:
    """Who watches to the last frame (n,): one coin a person and content, so asking twice tells the same."""
    frames = world.contents["frames"][content]
    if not (frames > 1).any():
        return np.ones(reader.size, bool)
    chance = drawn(world, reader, content, attention.finish_chance(frames, world.scenario.audience.frame_loss))
    key = world.society.population.key[reader]
    return np.asarray(world.coins.flip("finish", key, world.contents["key"][content]) < threshold(chance))


def follow_the_series(world: World, reader: Nodes, content: Nodes, watched: Bools) -> None:
    """Remember finished stories of a series, and how many viewers reached each frame."""
    if not world.scenario.message.carry_over:
        return
    series = world.messages.series[plan_of(world, content)]
    _count_frames(world, reader[series], content[series])
    np.add.at(world.crowd.minds.stories, reader[series & watched], 1)


def _count_frames(world: World, reader: Nodes, content: Nodes) -> None:
    if not reader.size:
        return
    frames = np.minimum(world.contents["frames"][content], FRAMES)
    key = world.society.population.key[reader]
    flips = world.coins.flip("finish", key, world.contents["key"][content])
    numbers = np.arange(int(frames.max()), dtype=np.uint8)
    alone = attention.finish_chance(numbers + np.uint8(1), world.scenario.audience.frame_loss)[:, None]
    carry_over, stories = world.scenario.message.carry_over, world.crowd.minds.stories[reader]
    chance = np.where(world.messages.series[plan_of(world, content)], steps.carried(alone, stories, carry_over), alone)
    reached = (frames > numbers[:, None]) & (flips < threshold(chance))
    world.crowd.minds.frames[: numbers.size] += np.count_nonzero(reached, axis=1)


def moved(world: World, reader: Nodes, content: Nodes, wish: Floats, watched: Bools) -> Floats:
    """The wish to react (n,) of who was carried away by a narrative that they finished, and by how far they believe."""
    transport, weight = world.scenario.message.transport, world.scenario.trust.sharing_weight
    if transport:
        pull = world.messages.narrative[plan_of(world, content)]
        wish = wish * (1.0 + transport * np.where(watched, pull, 0.0))
    if weight:
        ours = world.contents["campaign"][content]
        prior = world.scenario.trust.prior
        wish = wish * np.where(ours, steps.belief_factor(world.crowd.sincerity[reader], prior, weight), 1.0)
    return wish


def talk(world: World, content: Nodes) -> Floats | float:
    """What multiplies comments under each content (n,)."""
    if not (world.messages.talk != 1.0).any() and world.scenario.desk.reply_form != "video":
        return 1.0
    plan = plan_of(world, content)
    reply = (plan < 0) & (world.ledger.posts["kind"][content] == Kind.INTERACTIVE)
    return np.where(reply, world.scenario.message.interactive_talk, world.messages.talk[plan])


def able(world: World, reader: Nodes, ask: NDArray[np.uint8], chance: Floats) -> Floats:
    """Chance of a deed (n,) for who knows what to do, feels able, and means to use their voice."""
    knobs, minds = world.scenario.message, world.crowd.minds
    if knobs.knowledge_gate:
        aware = (world.crowd.done[reader] & AWARE) != 0
        knows = steps.knowledge_factor(aware, minds.solution[reader], knobs.knowledge_gate)
        chance = chance * np.where(ask == _CREATE, 1.0, knows)
    if knobs.efficacy_weight:
        chance = chance * steps.efficacy_factor(minds.efficacy[reader], knobs.efficacy_weight)
    if knobs.motivation:
        conscious = has(world, "conscious user", reader)
        chance = np.where((ask == _CREATE) & conscious, chance * steps.MOTIVATED, chance)
    return chance


def remember_day(world: World, end: int) -> None:
    """As a day ends, write down how much those reached so far believe."""
    if end % 1440 == 0:
        reached = world.crowd.rung > 0
        belief = world.crowd.sincerity[reached]
        world.crowd.minds.belief_by_day[end // 1440 - 1] = (int(belief.sum(dtype=np.int64)), belief.size)
