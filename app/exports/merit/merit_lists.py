"""The lists of work that is honoured: initiatives, emulation, people introduced to the Party. They differ in columns and in what is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.domain.dates import Period, show_date
from app.domain.merit.merit import InitiativeState, PartyStage, Result, drive_key
from app.domain.merit.records import EMULATION, INITIATIVE
from app.domain.problems import N_
from app.exports.document import Align, PageNumbers, PageSetup, Row
from app.exports.form import JsonValue
from app.exports.issuer import Issuer
from app.exports.listing import Data, FieldColumns, ListColumn, Listing, Money, Screen, Text, numbered
from app.exports.members.memberform import in_group, named, sex
from app.exports.ownform import Frame, Item, OwnList
from app.models.queries import Read
from app.models.queries.merit import merit
from app.models.queries.merit.merit import EmulationRow, InitiativeRow, PartyRow

_UPRIGHT = PageSetup(size=11.5, left=15, right=13, numbers=PageNumbers.BOTTOM)
_ACROSS = PageSetup(landscape=True, size=11.5, left=15, right=15, top=15, bottom=15, numbers=PageNumbers.BOTTOM)


def _frame(setup: PageSetup) -> Frame:
    return Frame(setup, larger=1, air=(3, 3, 4))


class _MeritList(OwnList[Item]):
    group = N_("Hoạt động")
    yearly = True
    frame = _frame(_UPRIGHT)
    pad = 0.65
    italic = True


# ---- initiatives ---------------------------------------------------------------------------------------------------


def _is_recognised(row: InitiativeRow) -> bool:
    return row.draft.state is InitiativeState.RECOGNISED


_RECOGNISED = {True: "Được công nhận", False: "Chưa được công nhận"}
_initiative = FieldColumns[InitiativeRow](INITIATIVE, lambda row: row.draft)


class InitiativeList(_MeritList[InitiativeRow]):
    """Danh sách sáng kiến, cải tiến: author, level, benefit and reward."""

    code = "initiative-list"
    title = N_("Danh sách sáng kiến")
    sheet = "Sang kien"
    frame = _frame(_ACROSS)
    width = 267
    listing = Listing(
        numbered(),
        _initiative("title", part=0.62, label="Tên sáng kiến", data="Tên", screen=Screen(260, stretch=True)),
        _initiative("author", part=0.38, value=lambda row: row.author, data="Tác giả", screen=Screen(160)),
        _initiative("field", paper=False, screen=Screen(120, hidden=True)),
        _initiative("submitted_on", 20, data="", screen=Screen()),
        Text(
            "recognised_by",
            "Cấp công nhận",
            lambda row: row.draft.level.label if _is_recognised(row) else "",
            30,
            data="",
        ),
        _initiative("level", paper=False, screen=Screen(140)),
        _initiative("state", paper=False, screen=Screen(158)),
        _initiative("decision", 26, data=""),
        _initiative("benefit", 24, label="Làm lợi (đồng)", blank=True, screen=Screen(112)),
        Money("reward", "Thưởng (đồng)", lambda row: row.reward, 20, data=N_("Thưởng"), blank=True, screen=Screen(96)),
        Data("paid", "Đã chi", lambda row: row.paid),
        Text("result", "Kết quả", lambda row: row.draft.state, 30, data=""),
    )

    def facts(self, read: Read, period: Period) -> Sequence[InitiativeRow]:
        return merit.initiatives(read, period)[::-1]

    def rows(self, who: Issuer, lines: Sequence[InitiativeRow]) -> Iterator[Row]:
        """Those recognised apart from the others: only what was recognised is benefit that is reported."""
        ordered = sorted(lines, key=lambda row: not _is_recognised(row))
        counts = Counter(map(_is_recognised, lines))
        named = {known: f"{words} ({counts[known]})" for known, words in _RECOGNISED.items()}
        return self.listing.grouped(ordered, lambda row: named[_is_recognised(row)])

    def total(self, who: Issuer, lines: Sequence[InitiativeRow]) -> Row:
        return self.listing.total(f"Cộng {len(lines)} sáng kiến", lines)

    def totals(self, who: Issuer, lines: Sequence[InitiativeRow]) -> Mapping[str, JsonValue]:
        recognised = list(filter(_is_recognised, lines))
        sums = {**self.listing.sums(recognised, "benefit"), **self.listing.sums(lines, "paid")}
        return {"initiatives": len(lines), "recognised": len(recognised), **sums}


# ---- emulation -----------------------------------------------------------------------------------------------------

_entry = FieldColumns[EmulationRow](EMULATION, lambda row: row.draft)


def _named(row: EmulationRow) -> str:
    return f"{row.name} ({row.group})" if row.draft.member_id and row.group else row.name


def _judged(result: Result) -> str:
    return result.label if result is not Result.NONE else ""


def _drive(row: EmulationRow) -> str:
    return drive_key(row.draft.drive)


class EmulationList(_MeritList[EmulationRow]):
    """Danh sách đăng ký và kết quả thi đua của một năm, by drive: for which title, how judged, by which decision."""

    code = "emulation-list"
    title = N_("Danh sách đăng ký và kết quả thi đua")
    sheet = "Thi dua"
    file = "Danh sách thi đua {year}"
    kind = "Danh sách thi đua"
    listing = Listing(
        numbered(),
        Text("person", "Đoàn viên, tập thể", _named, 46, data=""),
        Data("name", N_("Đoàn viên, tập thể"), lambda row: row.name, screen=Screen(150, stretch=True)),
        in_group(lambda row: row.group, paper=False, data="Tổ", screen=Screen(120)),
        _entry("drive", paper=False, screen=Screen(220)),
        _entry("title", 38, screen=Screen(150)),
        _entry("own_result", paper=False, screen=Screen(120, hidden=True)),
        Text("of_group", "Tổ xét", lambda row: _judged(row.draft.group_result), 26, data=""),
        _entry("group_result", paper=False, screen=Screen(110)),
        Text("final", "Kết quả", lambda row: _judged(row.draft.final_result), 30, data=""),
        _entry("final_result", paper=False, screen=Screen(150)),
        _entry("decision", 32, screen=Screen(110)),
        _entry("decided_on", data="", paper=False, screen=Screen(hidden=True)),
    )

    def facts(self, read: Read, period: Period) -> Sequence[EmulationRow]:
        return merit.emulation(read, period.last.year)

    def under(self, who: Issuer, about: Sequence[EmulationRow]) -> tuple[str, ...]:
        return (f"Năm {who.period.last.year}",)

    def rows(self, who: Issuer, lines: Sequence[EmulationRow]) -> Iterator[Row]:
        by_drive = sorted(lines, key=_drive)
        drives = {_drive(row): row.draft.drive for row in reversed(by_drive)}
        return self.listing.grouped(by_drive, lambda row: drives[_drive(row)], anew=True)

    def foot(self, who: Issuer, lines: Sequence[EmulationRow]) -> str:
        counts = Counter(row.draft.final_result for row in lines)
        text = "; ".join(f"{result.label.lower()} {counts[result]}" for result in Result if counts[result])
        return f"Cộng {len(lines)} dòng{f': {text}' if text else ''}."

    def stretch(self, who: Issuer) -> str:
        return str(who.period.last.year)

    def totals(self, who: Issuer, lines: Sequence[EmulationRow]) -> Mapping[str, JsonValue]:
        return {
            "registered": len(lines),
            "excellent": sum(row.draft.final_result is Result.EXCELLENT for row in lines),
        }


# ---- the Party -----------------------------------------------------------------------------------------------------


def _stage(stage: PartyStage, label: str, width: float) -> Iterable[ListColumn[PartyRow]]:
    """On paper the day and the paper of a stage, for programs the day."""

    def text(row: PartyRow) -> str:
        paper = row.papers.get(stage)
        day = show_date(row.days[stage]) if stage in row.days else ""
        return f"{day}\n{paper}" if day and paper else day

    yield Text(f"{stage}_shown", label, text, width, data="", align=Align.CENTER)
    yield Data(str(stage), stage.label, lambda row: row.days.get(stage), screen=Screen(236))


class PartyList(_MeritList[PartyRow]):
    """Danh sách phát triển Đảng trong đoàn viên: the day and paper of each stage."""

    code = "party-list"
    title = N_("Danh sách giới thiệu đoàn viên ưu tú cho Đảng")
    sheet = "Dang"
    listing = Listing(
        numbered(),
        named(lambda row: row.name, 44, label="Họ và tên", screen=Screen(170, stretch=True)),
        sex(lambda row: row.gender, 12, data=None, screen=Screen(56)),
        in_group(lambda row: row.group, 28, data=None, screen=Screen(116)),
        *_stage(PartyStage.INTRODUCED, "Giới thiệu cho Đảng", 30),
        *_stage(PartyStage.TRAINED, "Học lớp nhận thức", 30),
        *_stage(PartyStage.ADMITTED, "Được kết nạp", 28),
    )
    file = "Giới thiệu đoàn viên cho Đảng"
    kind = "Phát triển Đảng"

    def facts(self, read: Read, period: Period) -> Sequence[PartyRow]:
        return merit.party(read, period)

    def foot(self, who: Issuer, lines: Sequence[PartyRow]) -> str:
        introduced, trained, admitted = self.totals(who, lines).values()
        return f"Trong kỳ: giới thiệu {introduced}, học lớp nhận thức {trained}, kết nạp {admitted}."

    def totals(self, who: Issuer, lines: Sequence[PartyRow]) -> Mapping[str, JsonValue]:
        """How many reached each stage within the period."""
        reached = [stage for row in lines for stage, day in row.days.items() if day in who.period]
        return {str(stage): reached.count(stage) for stage in PartyStage}
