"""Xuất biểu mẫu: one form of one period to PDF, XLSX or JSON, whole or not at all."""

from __future__ import annotations

import datetime as dt
import io
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from app.domain.problems import N_, Message, Refusal
from app.domain.progress import Progress
from app.domain.words import WordStyle
from app.exports.form import Form, Params, form_named, to_json
from app.exports.heads import HD_47, REGIMES, TT_107, Regime, regime_of
from app.exports.undrawn import undrawn_words
from app.models.book import Book, Read
from app.models.operation import Outcome
from app.models.queries.union.organisation import settings
from app.models.queries.union.policies import policy_values
from app.services.save_file import write_whole


class UnknownFileKind(Refusal):
    """Neither PDF nor XLSX nor JSON."""

    code = "file-kind-unknown"
    template = N_("Không xuất được ra «{name}»: tên tệp phải kết thúc bằng .pdf, .xlsx hoặc .json.")


def with_settings(read: Read, params: Params) -> Params:
    """The parameters with the book's own print options: circular by date, words of amounts, place of signing."""
    options = settings(read)
    words = WordStyle(
        thousand=options.get("words_thousand", "nghìn"),
        odd=options.get("words_odd", "linh"),
        four=options.get("words_four", "bốn"),
        even=options.get("words_even", "") == "1",
    )
    regimes = [(dt.date.min, TT_107), *_named(read, "form_basis.accounting")]
    if options.get("regime") in REGIMES:
        first = dt.date.fromisoformat(options.get("regime_from") or "2025-01-01")
        regimes.append((first, REGIMES[options["regime"]]))
    union_regimes = ((dt.date.min, HD_47), *_named(read, "form_basis.union"))
    return replace(params, words=words, regimes=tuple(regimes), union_regimes=union_regimes)


def _named(read: Read, policy: str) -> list[tuple[dt.date, Regime]]:
    return [(each.valid_from, regime_of(each.value)) for each in policy_values(read).get(policy, ())]


def render_form(
    read: Read,
    code: str,
    params: Params,
    kind: str,
    stream: IO[bytes],
    progress: Progress | None = None,
    undrawn: dict[str, str] | None = None,
) -> Form[Any]:
    """Gather one form in this snapshot and write it to a stream as ``pdf``, ``xlsx`` or ``json``.

    ``undrawn`` is told the signs that a page cannot show, each with the first text it stands in.
    """
    form = form_named(code)
    gathered = form.gather(read, with_settings(read, params))
    # Why here: the window starts without the two libraries of paper.
    from app.exports.pdf import to_pdf
    from app.exports.xlsx import to_xlsx

    if kind == "json":
        stream.write(json.dumps(to_json(form, gathered), ensure_ascii=False, indent=2).encode() + b"\n")
    elif kind == "xlsx":
        to_xlsx(form.layout(gathered), stream, progress, live=not params.plain)
    else:
        to_pdf(form.layout(gathered), stream, progress, undrawn)
    return form


def export_form(book: Book, code: str, params: Params, target: Path, progress: Progress | None = None) -> Outcome[Path]:
    """Write a form to a file; its ending says the kind. Refuses other endings and places that cannot be written."""
    kind = target.suffix.lower().lstrip(".")
    if kind not in ("pdf", "xlsx", "json"):
        raise UnknownFileKind(name=target.name)
    found: dict[str, str] = {}
    with book.read_apart() as read:
        form = write_whole(target, lambda stream: render_form(read, code, params, kind, stream, progress, found))
    said = N_("Đã xuất {form} ra «{name}». {undrawn}") if found else N_("Đã xuất {form} ra «{name}».")
    return Outcome.of(target, said, form=Message(form.title), name=target.name, undrawn=tuple(undrawn_words(found)))


@dataclass(frozen=True, slots=True)
class Preview:
    """A form as it is shown: its PDF, and what it leaves to the hand because the book does not know it or no face can draw it."""

    pdf: bytes
    missing: tuple[Message, ...] = ()


def preview_form(read: Read, code: str, params: Params) -> Preview:
    """A form in memory, for the window's preview and the printer."""
    form = form_named(code)
    gathered = form.gather(read, with_settings(read, params))
    # Why here: the window starts without the library of paper.
    from app.exports.pdf import to_pdf

    stream, found = io.BytesIO(), dict[str, str]()
    to_pdf(form.layout(gathered), stream, undrawn=found)
    return Preview(stream.getvalue(), (*form.missing(gathered), *undrawn_words(found)))
