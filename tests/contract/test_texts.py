"""Every reference to law that is printed or shown is one of ``resources/policies/texts.toml``, with its article, in force that day."""

from __future__ import annotations

import ast
import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from app.domain.union.texts import KINDS, articles_in, citations
from app.services.union.policy_files import legal_texts, shipped_values
from tests.house import tree_of

ROOT = Path(__file__).resolve().parents[2]
TEXTS = legal_texts()
CODE_OF_2019 = "Bộ luật Lao động 2019"
BY_THE_CODE = {
    "app/domain/agreements/agreements.py",
    "app/domain/agreements/agreement_checks.py",
    "app/domain/agreements/agreement_notes.py",
}
"""Where an article stands alone in the code and ``article_of`` adds the name of the code to it."""
OWN_PAPER = re.compile(r"^Điều \d+\.|Như Điều \d|tại Điều 1\b|Quy chế|của đơn vị|^Điều \d+$")
"""Articles of the union's own decisions, contracts and rules."""
SAMPLE = {"app/services/sample.py", "app/services/care/sample_cases.py"}


def joined(node: ast.JoinedStr) -> str:
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)


@cache
def told(path: Path) -> tuple[str, ...]:
    """Every text of a file that may be read by somebody: no docstrings, f-strings whole."""
    tree = tree_of(path)
    silent: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            silent.add(id(node.value))
        if isinstance(node, ast.JoinedStr):
            silent |= {id(part) for part in ast.walk(node) if part is not node}
    found = []
    for node in ast.walk(tree):
        if id(node) in silent:
            continue
        if isinstance(node, ast.JoinedStr):
            found.append(joined(node))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.append(node.value)
    return tuple(found)


def sentences() -> Iterator[tuple[str, str]]:
    """Where and what: the code of the program, its help, and the data it ships."""
    for path in sorted((ROOT / "app").rglob("*.py")):
        where = path.relative_to(ROOT).as_posix()
        yield from ((where, text) for text in told(path))
    for path in sorted((ROOT / "app" / "words").rglob("*.md")):
        yield from ((path.relative_to(ROOT).as_posix(), line) for line in path.read_text("utf-8").splitlines())
    for path in sorted((ROOT / "resources").rglob("*.toml")):
        if path.name != "texts.toml":
            yield from (
                (path.relative_to(ROOT).as_posix(), text) for text in texts_of(tomllib.loads(path.read_text("utf-8")))
            )


def texts_of(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    for each in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from texts_of(each)


SENTENCES = tuple(sentences())


def test_texts_say_what_they_are() -> None:
    assert len({(text.kind, text.number) for text in TEXTS}) == len(TEXTS)
    for text in TEXTS:
        assert text.kind in KINDS.values()
        assert text.title.strip()
        assert text.until is None or text.until > text.since


def test_every_text_named_anywhere_is_known() -> None:
    unknown = {
        (where, cited.words)
        for where, sentence in SENTENCES
        for cited in citations(sentence, TEXTS)
        if cited.text is None and where not in SAMPLE
    }
    assert unknown == set()


def test_every_article_named_anywhere_is_one_of_a_text_that_the_sentence_names() -> None:
    wrong = []
    for where, sentence in SENTENCES:
        articles = articles_in(sentence)
        if not articles or where in SAMPLE:
            continue
        named = [cited.text for cited in citations(sentence, TEXTS) if cited.text is not None]
        if not named and OWN_PAPER.search(sentence) and where not in BY_THE_CODE:
            continue
        if where in BY_THE_CODE:
            named += [cited.text for cited in citations(CODE_OF_2019, TEXTS) if cited.text is not None]
        known = {number for text in named for number in text.articles}
        if not set(articles) <= known:
            wrong.append((where, sentence, sorted(set(articles) - known)))
    assert wrong == []


def test_every_form_on_paper_names_known_texts_alone() -> None:
    """What the golden files hold is what is printed."""
    unknown = set()
    for path in sorted((ROOT / "tests" / "golden").rglob("*")):
        if path.suffix in (".txt", ".json", ".csv"):
            for cited in citations(path.read_text("utf-8"), TEXTS):
                if cited.text is None:
                    unknown.add((path.relative_to(ROOT).as_posix(), cited.words))
    assert unknown == set()


@pytest.mark.parametrize("value", list(shipped_values()), ids=lambda value: f"{value.policy}-{value.valid_from}")
def test_a_value_rests_on_a_text_that_ruled_on_its_first_day_or_says_that_it_has_none(value) -> None:
    named = [cited.text for cited in citations(value.source, TEXTS) if cited.text is not None]
    told_without = value.source.startswith(("chưa có nguồn", "theo thông lệ", "hồ sơ", "hướng dẫn", "do chương trình"))
    assert told_without or any(text.applies_on(value.valid_from) for text in named), value


def test_a_text_that_nobody_cites_is_not_kept() -> None:
    cited = {text.text.number for _where, sentence in SENTENCES for text in citations(sentence, TEXTS) if text.text}
    assert {text.number for text in TEXTS} - cited == set()


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("theo NĐ 105/2026/NĐ-CP, Điều 4 khoản 2", ["105/2026/NĐ-CP"]),
        ("theo QĐ 61 và HD 47", ["61/QĐ-TLĐ", "47/HD-TLĐ"]),
        ("Bộ luật Lao động số 45/2019/QH14; Nghị định số 145/2020/NĐ-CP", ["45/2019/QH14", "145/2020/NĐ-CP"]),
        ("Hướng dẫn số 47 ngày 30/12/2021", ["47/HD-TLĐ"]),
        ("Nghị quyết 02-NQ/TW", ["02-NQ/TW"]),
        ("Điều 76 Bộ luật Lao động năm 2019", ["45/2019/QH14"]),
        ("NQ 03/NQ-BCH ngày 15/01/2025, số 01/2026/CV-CĐCS", []),
        ("NĐ 999/2027/NĐ-CP", [None]),
        ("Luật 10/2022/QH15 và NĐ 59/2023/NĐ-CP", ["10/2022/QH15", "59/2023/NĐ-CP"]),
    ],
)
def test_texts_are_found_in_a_sentence(sentence: str, numbers: list[str | None]) -> None:
    assert [cited.text.number if cited.text else None for cited in citations(sentence, TEXTS)] == numbers


def test_articles_are_found_in_a_sentence() -> None:
    assert articles_in("Điều 86, 87 và điều 38 khoản 2") == ("86", "87", "38")
    assert articles_in("Điều 75 đến 78") == ("75", "78")


def test_no_text_rules_before_it_is_there_but_those_that_say_so() -> None:
    """Fiscal years and rates of dues began before the paper was signed; nothing else does."""
    early = {text.number for text in TEXTS if text.day is not None and text.since < text.day}
    assert early == {"61/QĐ-TLĐ", "4290/QĐ-TLĐ", "8108/QĐ-TLĐ"}


def test_drafts_are_not_shipped() -> None:
    """A minimum wage of 2027 is only a draft."""
    assert not [
        each
        for each in shipped_values()
        if each.policy.startswith("minimum_wage") and each.valid_from >= dt.date(2027, 1, 1)
    ]
