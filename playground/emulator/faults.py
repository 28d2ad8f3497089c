"""What can go wrong on the way, to order: for the next calls, or for all of them.

faults.order(too_many(3), "sendMessage")                  the next sendMessage gets a 429
faults.order(silence_after(), "sendMessage", times=2)     two take effect, no answer is seen
faults.order(slow(0.05), times=None)                      every call takes 50 ms longer
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from playground.emulator.calls import Call
from playground.emulator.refusals import OTHER_POLLER, Refusal, conflict, forbidden
from playground.emulator.refusals import too_many as too_fast

End = Literal["answer", "reset", "silence", "cut"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong. First `delay` seconds pass. A fault with a `body` or a `refusal`
    answers in the API's place; otherwise the call takes effect if `delivered`, and `end` says what
    becomes of the answer."""

    name: str
    delivered: bool = False
    end: End = "answer"
    delay: float = 0.0
    refusal: Refusal | None = None
    status: int = 500
    body: str = ""


def too_many(retry_after: int) -> Fault:
    """429, with the seconds to wait."""
    return Fault("429", refusal=too_fast(retry_after))


def refused(sentence: str = "bot was blocked by the user") -> Fault:
    """403."""
    return Fault("403", refusal=forbidden(sentence))


def taken_over() -> Fault:
    """409, as if somebody else were polling."""
    return Fault("409", refusal=conflict(OTHER_POLLER))


def server_error() -> Fault:
    """500, as JSON."""
    return Fault("500", refusal=Refusal(500, "Internal Server Error"))


def bad_gateway() -> Fault:
    """502, with a page of HTML where JSON is expected."""
    return Fault("502", status=502, body="<html><h1>502 Bad Gateway</h1></html>")


def reset(*, delivered: bool = False) -> Fault:
    """The connection breaks, before or after the call took effect."""
    return Fault("reset after" if delivered else "reset", delivered=delivered, end="reset")


def silence_before() -> Fault:
    """Nothing happens and nothing is ever answered."""
    return Fault("silence before", end="silence")


def silence_after() -> Fault:
    """The call takes effect, and no answer is ever seen."""
    return Fault("silence after", delivered=True, end="silence")


def truncated() -> Fault:
    """The call takes effect, and half of the answer arrives."""
    return Fault("truncated", delivered=True, end="cut")


def slow(seconds: float) -> Fault:
    """The call takes effect and is answered, later."""
    return Fault("slow", delivered=True, delay=seconds)


@dataclass(slots=True)
class Order:
    """A fault that is to happen to certain calls, and how often it has. `left` is None when it is
    to happen to all of them."""

    fault: Fault
    method: str | None
    left: int | None
    when: Callable[[Call], bool]
    hits: int = 0

    def fits(self, call: Call) -> bool:
        """Whether it is to happen to this call."""
        named = self.method is None or self.method == call.method
        return self.left != 0 and named and self.when(call)


class Faults:
    """The orders, in which the first that fits is the one that happens."""

    def __init__(self) -> None:
        self._orders: list[Order] = []
        self.hits: Counter[str] = Counter()

    def order(
        self,
        fault: Fault,
        method: str | None = None,
        times: int | None = 1,
        when: Callable[[Call], bool] = lambda _call: True,
    ) -> Order:
        """From now on this goes wrong: for the next `times` calls, or for all with None, of one
        method or of any, and only where `when` agrees."""
        order = Order(fault, method, times, when)
        self._orders.append(order)
        return order

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self._orders.clear()

    def strike(self, call: Call) -> Fault | None:
        """The fault that happens to this call, counted."""
        order = next((order for order in self._orders if order.fits(call)), None)
        if order is None:
            return None
        order.hits += 1
        order.left = None if order.left is None else order.left - 1
        self.hits[order.fault.name] += 1
        return order.fault
