"""Which amount of a case is held against a limit: as stated, over all its years, or in its dearest year."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from domain.boards.remit import Measure
from domain.cases.content import MoneyKind, MoneyLine, Recurrence
from domain.cases.sums import NOTHING, Sum, total
from domain.kernel.answers import Answer
from domain.kernel.basis import UNSAID, Basis


def measured(lines: Iterable[MoneyLine], kind: MoneyKind, measure: Measure, basis: Basis | None = None) -> Sum:
    """What the lines of a kind come to by this measure; of others than those on the basis nobody knows how much."""
    of_kind = [line for line in lines if line.kind is kind]
    fitting = [line for line in of_kind if on_basis([line], basis) is Answer.YES]
    found = _measured(fitting, kind, measure)
    return found if len(fitting) == len(of_kind) else Sum(least=found.least, most=None)


def on_basis(lines: Iterable[MoneyLine], basis: Basis | None) -> Answer:
    """Whether these lines are all stated on one basis, and where one is asked for, on that one."""
    return all_on(bases_of(lines), basis)


def bases_of(lines: Iterable[MoneyLine]) -> list[Basis]:
    """On what bases these lines are stated, each once; nothing is nothing on any basis."""
    return list(dict.fromkeys((line.basis or UNSAID).group for line in lines if line.amount != NOTHING))


def all_on(stated: Iterable[Basis], basis: Basis | None) -> Answer:
    """Whether these are all one basis, and where one is asked for, that one."""
    bases = set(stated)
    found = Answer.YES if len(bases) <= 1 else Answer.NO
    for one in bases:
        found &= one.fits(basis or UNSAID)
    return found


def as_stated(lines: Iterable[MoneyLine], kind: MoneyKind, measure: Measure) -> Sum:
    """What the lines of a kind come to by this measure if whatever basis each is stated on made no difference."""
    return measured([replace(line, basis=None) for line in lines], kind, measure)


def _measured(of_kind: Sequence[MoneyLine], kind: MoneyKind, measure: Measure) -> Sum:
    match measure:
        case Measure.AS_STATED:
            return total(of_kind, kind)
        case Measure.WHOLE:
            stated = total(of_kind, kind)
            lasting = any(line.recurrence is Recurrence.EVERY_YEAR for line in of_kind)
            return Sum(least=stated.least, most=None) if lasting else stated
        case Measure.YEARLY:
            return _dearest(of_kind, kind)


def _dearest(lines: Sequence[MoneyLine], kind: MoneyKind) -> Sum:
    """The dearest year; what comes every year comes in each from its own on, what names no year may come in any."""
    years = sorted({line.financial_year for line in lines if line.financial_year is not None}) or [""]
    sums = [total((line for line in lines if _falls(line, year)), kind) for year in years]
    tops = [one.most for one in sums]
    known = [top for top in tops if top is not None]
    most = max(known) if len(known) == len(tops) else None
    return Sum(least=max(one.least for one in sums), most=most)


def _falls(line: MoneyLine, year: str) -> bool:
    begins = line.financial_year
    if begins is None or begins == year:
        return True
    return line.recurrence is Recurrence.EVERY_YEAR and begins < year
