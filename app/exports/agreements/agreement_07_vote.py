"""Paper 7 (Mẫu 2): the minutes of asking all workers about the draft agreement: how, how many agree, which clauses not (Điều 76)."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.agreements.agreements import VOTERS, AgreementKind, Step
from app.domain.problems import N_
from app.exports.agreements.agreementform import (
    PEN,
    SHORT_PEN,
    SOURCES,
    AgreementFigures,
    AgreementPaper,
    mark,
    percent,
    shown_count,
)
from app.exports.document import Block
from app.exports.heads import spoken_day
from app.exports.letterform import listed, paper_title, paragraph, signed_by

METHODS = {"signatures": "lấy chữ ký của từng người lao động vào danh sách", "hands": "biểu quyết"}


class VoteMinutes(AgreementPaper):
    """Minutes of the vote."""

    code = "agreement-07-vote"
    title = N_("7. Biên bản lấy ý kiến tập thể lao động (Mẫu 2)")
    source = SOURCES["76"]
    step = Step.VOTE

    def blocks(self, figures: AgreementFigures) -> Iterator[Block]:
        """Counts, shares, objections, signatures."""
        record, votes = figures.step(self.step), figures.card.facts.votes
        stored = dict(record.figures or {}) if record else {}
        workers = votes.workers if votes else figures.workers
        agreed, against = (votes.agreed, votes.against) if votes else (None, None)
        yield mark("Mẫu 2")
        yield from self.head(figures)
        yield from paper_title("BIÊN BẢN", "Lấy ý kiến tập thể lao động về dự thảo thỏa ước lao động tập thể")
        kind = figures.card.kind
        voters, clause = VOTERS[kind], 1 if kind is AgreementKind.ENTERPRISE else 2
        yield paragraph(
            f"Hôm nay, {spoken_day(figures.day(self.step))}, tại {figures.place(self.step)}, Ban Chấp hành {figures.union_name} lập biên bản về "
            f"việc lấy ý kiến toàn bộ {voters} về dự thảo thỏa ước lao động tập thể của {figures.employer}, như sau:"
        )
        of = " của doanh nghiệp" if kind is AgreementKind.ENTERPRISE else ""
        yield listed(f"1. Tổng số {voters}{of}: {shown_count(workers)} người.")
        yield listed(f"2. Phương thức lấy ý kiến: {METHODS.get(str(stored.get('method')), 'biểu quyết / lấy chữ ký')}.")
        share = percent(agreed, workers)
        yield listed(f"3. Số người tán thành: {_people(agreed)}, tỷ lệ {share} tổng số {voters}.")
        yield listed(f"4. Số người không tán thành: {_people(against)}, tỷ lệ {percent(against, workers)}.")
        if votes is not None:
            absent = votes.workers - votes.agreed - votes.against
            yield listed(f"5. Số người chưa cho ý kiến: {_people(absent)}, tỷ lệ {percent(absent, workers)}.")
        objected = stored.get("objected") or ("không có" if record else PEN)
        yield listed(f"{'6' if votes else '5'}. Những điều khoản không được tán thành: {objected}.")
        if votes is not None:
            enough = votes.share > figures.law.vote_share
            needed = f"trên {figures.law.vote_share.show()} tổng số {voters} tán thành"
            judged = f"được {needed}, đủ" if enough else f"chưa được {needed}, chưa đủ"
            yield paragraph(
                f"Căn cứ Điều 76 khoản {clause} Bộ luật Lao động năm 2019, dự thảo {judged} điều kiện ký kết."
            )
        yield paragraph(f"Danh sách {voters} tán thành (Mẫu 3) kèm theo biên bản này.")
        yield from signed_by(("Người lập biên bản", ""), (f"TM. {figures.who.committee}", figures.who.chair))


def _people(count: int | None) -> str:
    return f"{SHORT_PEN if count is None else count} người"
