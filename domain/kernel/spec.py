"""Given facts, when a command, then facts or a refusal: how the rules are told as examples in tests."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from domain.kernel.deciders import Answer, Decider, consider, in_order
from domain.kernel.facts import Envelope, Fact
from domain.kernel.ids import ActorId, FactId
from domain.kernel.messages import Asked, BrokenRule, Command, Event, Mode
from domain.kernel.refusals import Refused
from domain.kernel.selections import Selection
from domain.kernel.tags import tags_of

MONDAY = datetime(2009, 6, 1, 9, 0, tzinfo=UTC)
SECRETARY = ActorId("secretary")
ASKED = Asked(by=SECRETARY, at=MONDAY + timedelta(days=30), occurred_at=MONDAY + timedelta(days=30), via="spec")


def fact(event: Event, position: int, *, at: datetime | None = None, actor: ActorId = SECRETARY) -> Fact[Event]:
    """An event as a fact at this position, a minute after the one before unless told when."""
    moment = at or MONDAY + timedelta(minutes=position)
    return Fact(
        position=position,
        event=event,
        envelope=Envelope(
            id=FactId(f"00000000-0000-7000-8000-{position:012x}"),
            type=type(event).type_name,
            version=type(event).type_version,
            recorded_at=moment,
            occurred_at=moment,
            actor=actor,
            via="spec",
            mode=Mode.LIVE,
            rules="",
            tags=tags_of(event),
        ),
    )


@dataclass(frozen=True)
class Given:
    """The facts on record, and then a command."""

    decider: Decider[Any, Any]
    facts: tuple[Fact[Event], ...]
    command: Command | None = None

    def when(self, command: Command) -> "Given":
        """Ask for this."""
        return replace(self, command=command)

    def read(self, selection: Selection) -> Sequence[Fact[Event]]:
        """Only what the command selects, so that an example also shows that it selects enough."""
        found: list[Fact[Event]] = []
        for one in self.facts:
            keys = {(tag, one.envelope.type) for tag in one.envelope.tags}
            if keys & selection.every:
                found.append(one)
        for tag, kind in selection.newest:
            found += [one for one in self.facts if one.envelope.type == kind and tag in one.envelope.tags][-1:]
        return in_order(found)

    def outcome(self) -> Sequence[Event]:
        """The events that follow; raises `Refused`."""
        return self.answer().events

    def answer(self) -> Answer[Any]:
        """The events that follow with the rules found broken; raises `Refused`."""
        assert self.command is not None, "say when(command) first"
        return consider(self.decider, self.command, self.read)

    def then_found(self, *reasons: type[Refused]) -> tuple[BrokenRule, ...]:
        """It is recorded, and exactly these rules are found broken, in this order; the findings are answered."""
        findings: tuple[BrokenRule, ...] = self.answer().command.asked.findings
        assert [one.code for one in findings] == [reason.code for reason in reasons]
        return findings

    def then(self, *expected: Event) -> None:
        """Exactly these events follow."""
        assert tuple(self.outcome()) == expected

    def then_some(self, kind: type[Event], **facts: object) -> Any:  # noqa: ANN401 - the event found
        """Among the events that follow is one of this type with these fields; it is answered."""
        found = [one for one in self.outcome() if isinstance(one, kind)]
        assert found, f"no {kind.__name__} follows"
        fitting = [one for one in found if all(getattr(one, name) == held for name, held in facts.items())]
        assert fitting, f"no such {kind.__name__} follows: {found}"
        return fitting[0]

    def then_refused(self, reason: type[Refused], **facts: object) -> Refused:
        """The command is refused for exactly this reason, with these facts."""
        try:
            events = self.outcome()
        except Refused as refusal:
            assert type(refusal) is reason, f"refused as {refusal.code}: {refusal.detail}"
            for name, held in facts.items():
                assert _told(refusal, name) == held, name
            return refusal
        msg = f"not refused: {events}"
        raise AssertionError(msg)


def _told(refusal: Refused, name: str) -> object:
    told = vars(refusal) | refusal.facts
    assert name in told, f"nothing is told of {name}"
    return told[name]


def given(decider: Decider[Any, Any], *events: Event | Fact[Event]) -> Given:
    """On record, in this order from position 1."""
    facts = tuple(
        replace_position(one, at) if isinstance(one, Fact) else fact(one, at) for at, one in enumerate(events, start=1)
    )
    return Given(decider, facts)


def replace_position(one: Fact[Event], position: int) -> Fact[Event]:
    """The same fact at another position."""
    return Fact(position=position, event=one.event, envelope=one.envelope)
