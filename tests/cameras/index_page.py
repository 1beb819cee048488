"""``out/index.html``: pictures of the window beside the papers of the same subject. Plain HTML and CSS, nothing from a network."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from app import i18n
from app.exports.form import forms
from app.i18n import render


@dataclass(frozen=True, slots=True)
class Picture:
    """A page of the window: the room it belongs to, its file, and what it is in Vietnamese and in English."""

    room: str
    file: Path
    caption: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Paper:
    """A printed form: its PDF (XLSX and the picture of its first page lie beside it), its title in both languages."""

    group: str
    file: Path
    caption: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Subject:
    """A part of the index: rooms of the window and groups of forms that belong together."""

    caption: tuple[str, str]
    rooms: tuple[str, ...]
    groups: tuple[str, ...] = ()


SUBJECTS = (
    Subject(("Việc tháng này", "Home"), ("home",)),
    Subject(("Chứng từ và sổ", "Vouchers and books"), ("ledger",), ("Chứng từ", "Sổ")),
    Subject(("Quyết toán, báo cáo", "Settlement and reports"), ("settlement",), ("Báo cáo",)),
    Subject(("Đoàn viên, đoàn phí", "Members and dues"), ("members", "dues"), ("Đoàn viên", "Đoàn phí")),
    Subject(("Chăm lo", "Care: visits, gifts, loans, houses"), ("care", "gifts", "loans"), ("Chăm lo",)),
    Subject(("Hoạt động, thi đua", "Activities and merit"), ("activities", "merit"), ("Hoạt động",)),
    Subject(("Thỏa ước, đối thoại", "Agreements and dialogues"), ("agreements",), ("Thỏa ước, đối thoại",)),
)
OTHERS = ("Việc khác", "Everything else")

_HEAD = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sổ Công Đoàn</title>
<style>
:root { --ink: #17202b; --muted: #5a6675; --line: #dce2e9; --accent: #1b5aa8; }
* { box-sizing: border-box; }
body { margin: 0; background: #f4f6f8; color: var(--ink); font: 16px/1.5 "Be Vietnam Pro", "Segoe UI", "Noto Sans", system-ui, sans-serif; }
a { color: var(--accent); text-decoration: none; }
a:hover, a:focus { text-decoration: underline; }
header, section { max-width: 1500px; margin: 0 auto; padding: 0 28px; }
header { padding-top: 36px; }
h1 { margin: 0; font-size: 34px; line-height: 1.2; }
h2 { margin: 0 0 14px; font-size: 22px; }
p { margin: 6px 0; max-width: 75ch; }
.en { color: var(--muted); }
h2 .en { margin-left: 10px; font-size: 15px; font-weight: 400; }
nav { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 16px; }
nav a { padding: 4px 12px; border: 1px solid var(--line); border-radius: 999px; background: #fff; }
section { margin-top: 34px; padding-top: 22px; }
section > div { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 28px; align-items: start; }
section > div.alone { grid-template-columns: minmax(0, 1fr); }
figure { margin: 0; }
figcaption { padding: 7px 2px 0; line-height: 1.35; }
figcaption .en { display: block; font-size: 13px; }
img { display: block; width: 100%; background: #fff; border: 1px solid var(--line); border-radius: 8px; box-shadow: 0 1px 4px #17202b14; }
.windows { display: grid; gap: 24px; }
.papers { display: grid; grid-template-columns: repeat(auto-fill, minmax(165px, 1fr)); gap: 20px 16px; }
.papers img { height: 210px; object-fit: contain; object-position: top; border-radius: 3px; padding: 4px; }
.papers figcaption { font-size: 13px; }
.papers figcaption .en { font-size: 12px; }
.files { font-size: 12px; }
footer { max-width: 1500px; margin: 40px auto 0; padding: 18px 28px 40px; border-top: 1px solid var(--line); }
code { padding: 1px 5px; border-radius: 4px; background: #e6ebf1; font-size: 14px; }
@media (max-width: 900px) { section > div { grid-template-columns: minmax(0, 1fr); } }
</style>
</head>
<body>
"""


def write_index(out: Path, pictures: list[Picture]) -> None:
    """Lay out what there is by now, the papers in ``out/papers`` too."""
    papers = papers_in(out / "papers")
    rooms = {room for subject in SUBJECTS for room in subject.rooms}
    groups = {group for subject in SUBJECTS for group in subject.groups}
    others = Subject(
        OTHERS,
        tuple({each.room for each in pictures} - rooms),
        tuple({each.group for each in papers} - groups),
    )
    shown = []
    for number, subject in enumerate((*SUBJECTS, others), 1):
        seen = [each for room in subject.rooms for each in pictures if each.room == room]
        printed = [each for group in subject.groups for each in papers if each.group == group]
        if seen or printed:
            shown.append((f"p{number}", subject.caption, seen, printed))
    chapters = "".join(f'<a href="#{anchor}">{escape(caption[0])}</a>' for anchor, caption, _seen, _printed in shown)
    counts = f"{len(pictures)} trang, {len(papers)} biểu mẫu"
    page = [
        _HEAD,
        "<header>\n<h1>Sổ Công Đoàn</h1>\n",
        f"<p>Cửa sổ chương trình trên một sổ mẫu và giấy tờ in ra từ sổ ấy: {counts}. Bấm vào hình để xem lớn.</p>\n",
        '<p class="en" lang="en">The window on a sample book beside the papers printed from it. Click a picture for its full size.</p>\n',
        f"<nav>{chapters}</nav>\n</header>\n",
        *(_section(out, *each) for each in shown),
        "<footer>\n<p>Mọi màn hình và hộp thoại, sáng và tối, hai cỡ chữ: <code>python3 dev.py shots</code></p>\n",
        '<p class="en" lang="en">Every page and dialog, light and dark, at two scales: <code>python3 dev.py shots</code></p>\n',
        "</footer>\n</body>\n</html>\n",
    ]
    (out / "index.html").write_text("".join(page), encoding="utf-8")


def papers_in(folder: Path) -> list[Paper]:
    """The papers whose first page is pictured already, group by group as the window lists them."""
    return [
        Paper(form.group, file, _titles()[code])
        for code, form in forms().items()
        for file in sorted(folder.glob(f"{code}-20*.pdf"))
        if _picture_of(file).exists()
    ]


def _picture_of(paper: Path) -> Path:
    return paper.with_name(f"{paper.stem}-1.png")


@cache
def _titles() -> dict[str, tuple[str, str]]:
    """Every form's title in Vietnamese and in English. Once, for the catalogue takes its time to read."""
    vietnamese = {code: render(form.title) for code, form in forms().items()}
    i18n.set_language("en")
    try:
        return {code: (vietnamese[code], render(form.title)) for code, form in forms().items()}
    finally:
        i18n.set_language("vi")


def _section(out: Path, anchor: str, caption: tuple[str, str], seen: list[Picture], printed: list[Paper]) -> str:
    title = f'<h2>{escape(caption[0])} <span class="en" lang="en">{escape(caption[1])}</span></h2>'
    columns = []
    if seen:
        columns.append(f'<div class="windows">\n{"".join(_window(out, each) for each in seen)}</div>\n')
    if printed:
        columns.append(f'<div class="papers">\n{"".join(_paper(out, each) for each in printed)}</div>\n')
    alone = "" if len(columns) > 1 else ' class="alone"'
    return f'<section id="{anchor}">\n{title}\n<div{alone}>\n{"".join(columns)}</div>\n</section>\n'


def _window(out: Path, picture: Picture) -> str:
    return _figure(_link(out, picture.file), _link(out, picture.file), picture.caption)


def _paper(out: Path, paper: Paper) -> str:
    files = " · ".join(
        f'<a href="{_link(out, paper.file.with_suffix(end))}">{end[1:].upper()}</a>' for end in (".pdf", ".xlsx")
    )
    more = f'<span class="files">{files}</span>'
    return _figure(_link(out, _picture_of(paper.file)), _link(out, paper.file), paper.caption, more)


def _figure(picture: str, target: str, caption: tuple[str, str], more: str = "") -> str:
    vietnamese, english = (escape(each) for each in caption)
    image = f'<a href="{target}"><img src="{picture}" alt="{vietnamese}" loading="lazy"></a>'
    return f'<figure>{image}<figcaption>{vietnamese}<span class="en" lang="en">{english}</span>{more}</figcaption></figure>\n'


def _link(out: Path, file: Path) -> str:
    return escape(file.relative_to(out).as_posix())
