"""CHECKLIST.md and the tests agree on what is covered where."""

import re

from kernels import REPOSITORY

TESTS = REPOSITORY / "tests"
ROW = re.compile(r"^\| ([A-Z]\d+) \| .+ \| (\S+(?:, \S+)*) \|$", re.MULTILINE)
NAMING = {
    ".py": re.compile(r"covers\(([^)]*)\)"),
    ".java": re.compile(r"Protocol checklist rows? (.*?)\*/", re.DOTALL),
}
IDS = re.compile(r"\b([A-Z])(\d+)\b(?: to \1(\d+)\b)?")


def rows():
    text = (TESTS / "conformance" / "CHECKLIST.md").read_text(encoding="utf-8")
    return [(row, file) for row, files in ROW.findall(text) for file in files.split(", ")]


def named_in(file):
    text = " ".join(NAMING[file.suffix].findall(file.read_text(encoding="utf-8")))
    return {
        f"{letter}{number}"
        for letter, first, last in IDS.findall(text)
        for number in range(int(first), int(last or first) + 1)
    }


def test_every_row_is_named_by_the_tests_that_it_names():
    assert len({row for row, _ in rows()}) > 60
    assert not [(row, file) for row, file in rows() if row not in named_in(TESTS / file)]


def test_every_row_that_a_test_names_is_in_the_checklist():
    listed = {row for row, _ in rows()}
    files = [*TESTS.rglob("*.java"), *TESTS.glob("conformance/test_*.py")]
    assert not {(file.name, row) for file in files for row in named_in(file) - listed}
