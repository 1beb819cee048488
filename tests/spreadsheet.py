"""A workbook reckoned anew: by a small spreadsheet of our own (sums, roundings, the four operations), and by LibreOffice where it is installed."""

from __future__ import annotations

import ast
import io
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import openpyxl
import pypdfium2
from openpyxl.utils import range_boundaries

from app.exports.document import Document
from app.exports.xlsx import to_xlsx

FONTS = Path(__file__).resolve().parents[1] / "resources" / "fonts"
Cell = tuple[str, str]
"""Sheet and address."""

_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")
_ALWAYS = (
    '<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">'
    "<value>0</value></prop></item>"
)


def workbook_of(document: Document, *, live: bool = True) -> bytes:
    """The document as a workbook."""
    stream = io.BytesIO()
    to_xlsx(document, stream, live=live)
    return stream.getvalue()


def formulas(content: bytes) -> dict[Cell, str]:
    """Every formula of a workbook."""
    return {cell: value for cell, value in _cells(content, values=False) if str(value).startswith("=")}


def shown(content: bytes) -> dict[Cell, object]:
    """What stands in every cell for a reader who does not reckon."""
    return dict(_cells(content, values=True))


def _cells(content: bytes, *, values: bool) -> Iterator[tuple[Cell, str]]:
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=values)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    yield (sheet.title, cell.coordinate), cell.value


def reckoned(content: bytes) -> dict[Cell, Fraction]:
    """What every formula gives by our own spreadsheet."""
    told, known = formulas(content), shown(content)
    found: dict[Cell, Fraction] = {}

    def value(cell: Cell) -> Fraction:
        if cell in told:
            if cell not in found:
                # Why in order: a book's balance stands on the one above it, thousands of rows deep.
                found[cell] = _value(told[cell][1:], cell[0], value)
            return found[cell]
        return figure(known.get(cell)) or Fraction(0)

    for cell in told:
        value(cell)
    return found


def figure(value: object) -> Fraction | None:
    """A number as it stands in a cell, exactly; None for anything else."""
    return Fraction(str(value)) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def differences(content: bytes) -> dict[Cell, tuple[str, object, Fraction]]:
    """Where a formula does not give the figure that stands beside it: the formula, the figure, what it gives."""
    told, known = formulas(content), shown(content)
    return {
        cell: (told[cell], known.get(cell), given)
        for cell, given in reckoned(content).items()
        if figure(known.get(cell)) != given
    }


class _Reader(ast.NodeVisitor):
    """Reads a formula as the sums and products it is."""

    def __init__(self, sheet: str, cells: dict[str, str], value: Callable[[Cell], Fraction]) -> None:
        self.sheet, self.cells, self.value = sheet, cells, value

    def every(self, node: ast.expr) -> Iterator[Fraction]:
        """The cells of a range, else the one figure."""
        if isinstance(node, ast.Tuple):
            for each in node.elts:
                yield from self.every(each)
        elif isinstance(node, ast.Name) and ":" in self.cells[node.id]:
            left, top, right, bottom = range_boundaries(self.cells[node.id])
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    yield self.value((self.sheet, f"{openpyxl.utils.get_column_letter(column)}{row}"))
        else:
            yield self.visit(node)

    def visit_Name(self, node: ast.Name) -> Fraction:
        return self.value((self.sheet, self.cells[node.id]))

    def visit_Constant(self, node: ast.Constant) -> Fraction:
        return Fraction(str(node.value))

    def visit_UnaryOp(self, node: ast.UnaryOp) -> Fraction:
        return -self.visit(node.operand)

    def visit_BinOp(self, node: ast.BinOp) -> Fraction:
        left, right = self.visit(node.left), self.visit(node.right)
        ways = {ast.Add: left.__add__, ast.Sub: left.__sub__, ast.Mult: left.__mul__, ast.Div: left.__truediv__}
        return ways[type(node.op)](right)

    def visit_Call(self, node: ast.Call) -> Fraction:
        assert isinstance(node.func, ast.Name)
        given = [each for argument in node.args for each in self.every(argument)]
        if node.func.id == "SUM":
            return sum(given, Fraction(0))
        if node.func.id == "MAX":
            return max(given)
        assert node.func.id == "ROUND", node.func.id
        exact = Decimal(given[0].numerator) / Decimal(given[0].denominator)
        return Fraction(exact.quantize(Decimal(1).scaleb(-int(given[1])), ROUND_HALF_UP))

    def generic_visit(self, node: ast.AST) -> Fraction:
        raise AssertionError(f"no such word in our formulas: {ast.dump(node)}")


def _value(told: str, sheet: str, value: Callable[[Cell], Fraction]) -> Fraction:
    cells: dict[str, str] = {}

    def named(found: re.Match[str]) -> str:
        name = f"c{len(cells)}_"
        cells[name] = found.group(0)
        return name

    read = _RANGE.sub(named, told)
    return _Reader(sheet, cells, value).visit(ast.parse(read, mode="eval").body)


def office() -> str | None:
    """LibreOffice's program, where it is installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def recalculated(files: list[Path], folder: Path) -> list[Path]:
    """The same workbooks as LibreOffice writes them after reckoning every formula anew."""
    return _converted(files, "xlsx", folder)


def printed(file: Path, folder: Path) -> list[str]:
    """The text of every page as LibreOffice prints the workbook."""
    (made,) = _converted([file], "pdf", folder)
    with pypdfium2.PdfDocument(made) as pdf:
        return [pdf[place].get_textpage().get_text_range() for place in range(len(pdf))]


def _converted(files: list[Path], kind: str, folder: Path) -> list[Path]:
    """What LibreOffice makes of the files, with a profile that reckons on opening and our face for Times New Roman."""
    program = office()
    assert program is not None
    profile, out = folder / "profile", folder / kind
    (profile / "user").mkdir(parents=True, exist_ok=True)
    head = '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    (profile / "user" / "registrymodifications.xcu").write_text(f"{head}{_ALWAYS}</oor:items>", "utf-8")
    fonts = folder / "fonts.conf"
    fonts.write_text(
        f"<fontconfig><include>/etc/fonts/fonts.conf</include><dir>{FONTS}</dir>"
        "<alias binding='same'><family>Times New Roman</family><prefer><family>Liberation Serif</family></prefer></alias>"
        "</fontconfig>",
        "utf-8",
    )
    asked = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind, "--outdir"]
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    subprocess.run([*asked, str(out), *map(str, files)], check=True, capture_output=True, timeout=600, env=environment)
    return [(out / each.name).with_suffix(f".{kind}") for each in files]
