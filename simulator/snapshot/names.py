"""What people are called on a screen: a first name from their key, so that the same person keeps it."""

from __future__ import annotations

from ..catalogue import _, spoken
from ..world.society import Society

FIRST_NAMES = (  # noqa: SIM905 - a hundred quoted names are harder to read
    "Ada Aisha Alma Amara Amin Ana Andre Anh Anton Asha Awa Ayu Bela Ben Bima Budi Carla Chen Clara Dani Dewi "
    "Diego Dina Eko Elena Elif Emil Emma Eva Fadil Farah Fatou Felix Femi Gita Grace Hana Hasan Hugo Ida Ibu "
    "Indah Ines Iris Ivan Jana Joko Jonas Juan Jun Kadir Karim Kofi Lars Lea Leila Lin Luca Lucia Luis Maja "
    "Malik Mara Marta Mei Mia Mila Mina Nadia Nia Nils Nina Noah Noor Nur Olga Omar Paul Petra Pia Putri Rafi "
    "Rania Rosa Sami Sara Sari Sena Siti Sofia Sunil Tara Tia Timo Tomas Uma Vera Wang Wayan Yara Yuki Zara Zoe"
).split()


def first_name(society: Society, node: int) -> str:
    """The first name of a person, or the display name of an account."""
    if node >= society.people:
        return spoken("scenario", society.accounts[node - society.people].name)
    return FIRST_NAMES[int(society.population.key[node] % len(FIRST_NAMES))]


def community_name(society: Society, person: int) -> str:
    """The display name of a person's community."""
    return spoken("scenario", society.communities.names[int(society.population.community[person])])


def full_name(society: Society, person: int) -> str:
    """First name and number in the community: unique."""
    return _("{name}, number {number} of {community}").format(
        name=first_name(society, person),
        number=int(society.population.index[person]) + 1,
        community=community_name(society, person),
    )
