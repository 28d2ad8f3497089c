"""The picture of what was measured."""

import statistics
from collections.abc import Sequence

from benchmarks.contenders import VOTUM
from benchmarks.rates import AT_50, EVERYBODY, Repetition

WIDTH, BAR, LABEL = 720, 22, 230


_HEAD = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" \
font-family="sans-serif" font-size="13">
<rect width="{width}" height="{height}" fill="white"/>
<text x="10" y="20" font-weight="bold">\
Taps answered a second, 500 heads, API latency 50 ms</text>"""

_BAR = """\
<text x="{end}" y="{base}" text-anchor="end">{name}</text>
<rect x="{begin}" y="{top}" width="{length}" height="{height}" fill="{fill}"/>
<path d="M{left} {middle}H{right}" stroke="black"/>
<text x="{behind}" y="{base}">{value}</text>"""


def picture(repetitions: Sequence[Repetition]) -> str:
    """Bars of taps a second at 50 ms, with a line from the least to the most, as SVG."""
    bars = [
        (contender.name, [each[contender.name][AT_50["name"]]["rate"] for each in repetitions])
        for contender in EVERYBODY
        if repetitions
    ]
    most = max((max(values) for _, values in bars), default=1)
    scale = (WIDTH - LABEL - 80) / most
    height = 40 + len(bars) * (BAR + 12)
    parts = [_HEAD.format(width=WIDTH, height=height)]
    for number, (name, values) in enumerate(bars):
        top, middle = 36 + number * (BAR + 12), statistics.median(values)
        left, right = (LABEL + each * scale for each in (min(values), max(values)))
        bar = _BAR.format(
            name=name,
            end=LABEL - 8,
            begin=LABEL,
            top=top,
            base=top + 16,
            middle=top + BAR / 2,
            length=f"{middle * scale:.1f}",
            height=BAR,
            fill="#1f5fa8" if name == VOTUM.name else "#9aa5b1",
            left=f"{left:.1f}",
            right=f"{right:.1f}",
            behind=f"{right + 8:.1f}",
            value=f"{middle:.0f}",
        )
        parts.append(bar)
    return "\n".join((*parts, "</svg>")) + "\n"
