"""Words of three scripts as a log of the border would use them: seeded, many, and as uneven as words are (Zipf)."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from itertools import accumulate

_ENGLISH = (
    "the of and in to a at on by from border soldiers guard migrants police fence crossing troops reported shots "
    "checkpoint village group near officials statement ministry said were was that attack armed night convoy drone "
    "shelling civilians injured killed detained protest river forest road incident local forces security state camp "
    "boat coast patrol vehicle blank ammunition escalate provoke breach uniformed men wire barrier refugees women "
    "children families hospital evidence video witness journalist denied claims responsibility"
)
_POLISH = (
    "granica w na i z do straż graniczna żołnierze grupa osób noc przejście Kuźnica Usnarz Białowieża strzały płot "
    "drut rzeka las droga wieś zatrzymano ranny świadek nagranie minister oświadczył zaprzecza prowokacja Białoruś"
)
_CYRILLIC = (
    "в на и по с граница солдаты село обстрел полиция мигранты пограничники войска сообщили район город ночью протест "
    "задержаны ранены погибли беспилотник колонна министерство заявление провокация оружие дорога река лес Минск "
    "Варшава Киев Беларусь Польша кордон військові прикордонники Україна мяжа памежнікі"
)
_LATIN_SOUNDS = ("b c d f g h j k l m n p r s t v w z st tr kr", "a e i o u ie", "n r s t l k m")
_POLISH_SOUNDS = ("b c d g j k ł m n p r s t w z sz cz rz br gr", "a e i o u y ie ó ą ę", "n r s t l k m ń ść")
_CYRILLIC_SOUNDS = ("б в г д ж з к л м н п р с т х ц ч ш ст тр кр", "а е и о у ы я ю і", "н р с т л к м й")


@dataclass(frozen=True)
class Tongue:
    """A stock of words, the frequent ones first."""

    words: list[str]
    _weights: list[float] = field(default_factory=list)

    @classmethod
    def of(cls, chance: random.Random, known: str, sounds: tuple[str, str, str], count: int) -> Tongue:
        """Known words, and so many made ones behind them."""
        words = known.split() + _made(chance, count, *(some.split() for some in sounds))
        return cls(words, list(accumulate(1 / (place + 2.7) for place in range(len(words)))))

    def text(self, chance: random.Random, least: int, most: int) -> str:
        """Words as they come, between `least` and `most` of them."""
        return " ".join(chance.choices(self.words, cum_weights=self._weights, k=chance.randint(least, most)))


def tongues(chance: random.Random) -> tuple[Tongue, Tongue, Tongue]:
    """English, Polish and a Cyrillic mixture."""
    return (
        Tongue.of(chance, _ENGLISH, _LATIN_SOUNDS, 30_000),
        Tongue.of(chance, _POLISH, _POLISH_SOUNDS, 10_000),
        Tongue.of(chance, _CYRILLIC, _CYRILLIC_SOUNDS, 20_000),
    )


def _made(chance: random.Random, count: int, onsets: list[str], vowels: list[str], codas: list[str]) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        syllables = chance.choice((1, 2, 2, 3, 3, 4))
        word = "".join(
            chance.choice(onsets) + chance.choice(vowels) + (chance.choice(codas) if chance.random() < 0.5 else "")
            for _ in range(syllables)
        )
        found[word] = None
    return list(found)
