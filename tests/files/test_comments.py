"""Comments and unknown keys: each follows its place, and none is ever lost."""

import re
from random import Random
from textwrap import dedent

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lhl_editor.core.changes import AddItem, MoveItem, RemoveItem, SetField, apply
from lhl_editor.core.plain import item_to_plain
from lhl_editor.files.strategy_file import format_strategy, parse_strategy, write_strategy
from tests.builders import item, path, strategies, without_kept


def formatted(text: str) -> str:
    canonical = format_strategy(dedent(text).encode())
    assert format_strategy(canonical) == canonical
    return canonical.decode()


def check(typed: str, canonical: str) -> None:
    assert formatted(typed) == dedent(canonical).lstrip("\n")


def test_lines_above_stay_above():
    check(
        """
        # Strategien
        #   for Leve hele livet

        # Før formatet
        format: 1
        # Dokumentet
        document:
          # Tittelen
          title: A
        tools:
          # Nettsiden
          - id: a
            # Navnet

            # i to grupper
            name: x
        """,
        """
        # Strategien
        #   for Leve hele livet

        # Før formatet
        format: 1

        # Dokumentet
        document:
          # Tittelen
          title: A

        tools:
          # Nettsiden
          - id: a
            # Navnet

            # i to grupper
            name: x
        """,
    )


def test_the_header_stays_first_wherever_the_format_stands():
    check(
        "# hode\ndocument: {title: A}\n# om formatet\nformat: 1 # en\n",
        "# hode\n# om formatet\n# en\nformat: 1\n\ndocument:\n  title: A\n",
    )


def test_at_the_end_of_a_line_they_move_above():
    check(
        """
        format: 1
        document: # dokument
          title: A # tittel
          publisher: "en # to" # utgiver
        goals:
          sub_goals: # liste
            - # foran
              id: a # id
              reasons: | # blokk
                tekst # ikke kommentar
              approach: en
                to # etter to linjer
            - {id: b, title: x} # flyt
        """,
        """
        format: 1

        # dokument
        document:
          # tittel
          title: A
          # utgiver
          publisher: "en # to"

        goals:
          # liste
          sub_goals:
            # foran
            # id
            - id: a
              # blokk
              reasons: |
                tekst # ikke kommentar
              # etter to linjer
              approach: |
                en to

            - id: b
              # flyt
              title: x
        """,
    )


def test_in_a_list_of_words_they_go_to_the_field():
    check(
        """
        format: 1
        organisations:
        - id: ks
          short_forms:
            # over
            - KS # ved siden
            # mellom
            - K
            # under
          name: x
        """,
        """
        format: 1

        organisations:
          - id: ks
            # under
            name: x
            # over
            # ved siden
            # mellom
            short_forms:
              - KS
              - K
        """.replace("            # under\n            name", "            name").replace(
            "# mellom", "# mellom\n            # under"
        ),
    )


def test_indented_as_the_end_of_something_they_stay_there():
    check(
        """
        format: 1
        goals:
          sub_goals:
            - id: a
              title: A
              # slutten av a
            # over b
            - id: b
              reasons: |
                tekst
              # slutten av b
            # slutten av listen
          # slutten av målene
        # over verktøyene
        tools:
          - id: t
        # slutten av filen
        """,
        """
        format: 1

        goals:
          sub_goals:
            - id: a
              title: A
              # slutten av a

            # over b
            - id: b
              reasons: |
                tekst
              # slutten av b
              # slutten av listen
          # slutten av målene

        # over verktøyene
        tools:
          - id: t

        # slutten av filen
        """,
    )


def test_above_an_empty_field_they_keep_the_field():
    check(
        "format: 1\ndocument:\n  title: # skal fylles ut\ntools: [] # kommer\n",
        "format: 1\n\ndocument:\n  # skal fylles ut\n  title:\n\n# kommer\ntools:\n",
    )


def test_unknown_keys_stand_last_as_they_were_typed():
    check(
        """
        format: 1
        eget:   {a: 1, # inni
          b: 'x'}   # etter
        document:
            min_liste: # ved nøkkelen
            - NO  # nei
            # mellom
            - 012

            # foran tittelen
            title: A
            min_blokk: |
                tekst # ingen kommentar

                  mer
        """,
        """
        format: 1

        document:
          # foran tittelen
          title: A
          min_liste: # ved nøkkelen
          - NO  # nei
          # mellom
          - 012
          min_blokk: |
              tekst # ingen kommentar

                mer

        eget:   {a: 1, # inni
          b: 'x'}   # etter
        """,
    )


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ('{id: a, "min":1}', "min: 1"),
        ("{id: a, min}", "min:"),
        ("{id: a, min: en\n   to}", "min: en to"),
        ("{id: a, min: {b: [], c: {}, d: [x, [y, {e: 'f'}]]}, z: 1}", None),
        ("{id: a, min: # c\n  x}", "# c\n    min: x"),
        ("id: a\n    ? min\n    : [x]", "min:\n      - x"),
        ("id: a\n    min: |+\n      x\n\n", 'min: "x\\n\\n\\n"'),
        ("id: a\n    min: >-\n      x\n      y", "min: >-\n      x\n      y"),
        ('id: a\n    min: "x\n\n      y"', 'min: "x\n\n      y"'),
    ],
)
def test_unknown_keys_that_cannot_stay_as_typed_keep_their_values(typed, canonical):
    text = f"format: 1\ntools:\n  - {typed}\n"
    again = formatted(text)
    assert yaml.safe_load(again)["tools"] == yaml.safe_load(text)["tools"]
    if canonical:
        assert canonical in again


def test_between_a_key_and_its_value():
    check(
        'format: 1\ndocument:\n  title:\n    # tittel\n    "A"\nown:\n  # eget\n  x\n',
        "format: 1\n\ndocument:\n  # tittel\n  title: A\n\nown:\n  # eget\n  x\n",
    )


def test_before_a_closing_bracket():
    check(
        "format: 1\nown: [a, # en\n  b\n # to\n  ]\ntools: [{id: a\n# tre\n}\n# fire\n]\n",
        "format: 1\n\ntools:\n  # tre\n  # fire\n  - id: a\n\nown: [a, # en\n  b\n # to\n  ]\n",
    )


def test_they_follow_a_moved_item_and_go_with_a_removed_one():
    typed = "format: 1\ntools:\n  # A\n  - id: a\n    eget: 1\n  # B\n  - id: b\n"
    one = parse_strategy(typed.encode()).strategy
    moved = write_strategy(apply(one, MoveItem(path("tools/a"), "b"))).decode()
    assert moved == "format: 1\n\ntools:\n  # B\n  - id: b\n  # A\n  - id: a\n    eget: 1\n"
    left = write_strategy(apply(one, RemoveItem(path("tools/a")))).decode()
    assert left == "format: 1\n\ntools:\n  # B\n  - id: b\n"


def test_they_stay_when_the_field_changes():
    one = parse_strategy(b"format: 1\ndocument:\n  title: A # tittel\n").strategy
    for title in ("B", ""):
        assert (
            "# tittel"
            in write_strategy(apply(one, SetField(path("document/title"), title))).decode()
        )


def test_comments_in_a_section_without_fields_stand_above_it():
    one = parse_strategy(b"format: 1\ngoals:\n  title: A\n  # til slutt\n").strategy
    two = apply(one, SetField(path("goals/title"), ""))
    assert formatted(write_strategy(two).decode()) == "format: 1\n\n# til slutt\ngoals:\n"


def test_new_items_have_none():
    one = parse_strategy(b"format: 1\n# x\ntools:\n  - id: a\n").strategy
    two = apply(one, AddItem(path("tools"), item("tool", id="b"), "a"))
    assert write_strategy(two).decode() == "format: 1\n\n# x\ntools:\n  - id: a\n  - id: b\n"


class ByHand:
    """Writes plain data as people might, with numbered comments wherever YAML allows one."""

    def __init__(self, random: Random, density: float) -> None:
        self.random, self.density = random, density
        self.lines: list[str] = []
        self.comments = 0
        self.ends_in_block = False

    def text(self, data: dict) -> str:
        self.above(0)
        self.lines.append(f"format: 1{self.beside()}")
        self.mapping(data, 0)
        self.above(0 if self.ends_in_block else self.random.choice((0, 2, 6)))
        return "\n".join(self.lines) + self.random.choice(("", "\n", "\n\n"))

    def comment(self) -> str:
        self.comments += 1
        return f"#kommentar {self.comments}" + self.random.choice(
            ("", "!", " a: b", " # - x", ' "')
        )

    def beside(self) -> str:
        return " " + self.comment() if self.random.random() < self.density else ""

    def above(self, indent: int) -> None:
        while self.random.random() < self.density:
            self.lines.append(" " * indent + self.comment())
            self.lines.extend([""] * self.random.randrange(2))

    def mapping(self, data: dict, indent: int, prefix: str = "") -> None:
        for key, value in data.items():
            if not prefix:
                self.above(self.random.choice((indent, indent, 0)))
            pad = prefix or " " * indent
            prefix = ""
            self.field(pad + key + ":", value, indent)

    def field(self, head: str, value: object, indent: int) -> None:
        step = self.random.choice((1, 2, 4))
        self.ends_in_block = False
        match value:
            case dict() if value:
                self.lines.append(head + self.beside())
                self.mapping(value, indent + step)
            case list() if value and self.random.random() < 0.2 and not isinstance(value[0], dict):
                self.flow(head, value)
            case list() if value:
                self.lines.append(head + self.beside())
                self.sequence(value, indent + self.random.choice((0, step)))
            case str() if "\n" in value or self.random.random() < 0.3:
                self.block(head, value, indent + step)
            case str():
                self.lines.append(f"{head} {self.scalar(value)}{self.beside()}")
            case _:
                self.lines.append(f"{head} {value}{self.beside()}")

    def sequence(self, values: list, indent: int) -> None:
        for value in values:
            self.above(indent)
            dash = " " * indent + "-"
            if not isinstance(value, dict):
                self.lines.append(f"{dash} {self.scalar(value)}{self.beside()}")
            elif self.random.random() < 0.3:
                self.lines.append(dash + self.beside())
                self.mapping(value, indent + 3)
            else:
                self.mapping(value, indent + 2, dash + " ")

    def flow(self, head: str, values: list) -> None:
        self.lines.append(f"{head} [{self.beside()}")
        for value in values:
            self.lines.append(f"      {quoted(value)}{self.beside()}")
            self.lines.append("      ," + self.beside())
        self.lines.append("      ]" + self.beside())

    def block(self, head: str, value: str, indent: int) -> None:
        if re.search(r"^\s|\s$|^$|[^\S\n ]|\ufeff", value, re.MULTILINE):
            self.lines.append(f"{head} {quoted(value)}{self.beside()}")
            return
        self.ends_in_block = True
        self.lines.append(f"{head} |{self.beside()}")
        self.lines.extend(" " * indent + line if line else "" for line in value.split("\n"))

    def scalar(self, value: str) -> str:
        is_word = re.fullmatch(r"[A-Za-z]{2}[a-z0-9-]*", value) and value.lower() != "null"
        if is_word and self.random.random() < 0.7:
            return value
        return quoted(value)


def quoted(value: str) -> str:
    return '"' + "".join(f"\\U{ord(character):08x}" for character in value) + '"'


def randoms() -> st.SearchStrategy[Random]:
    return st.integers(0, 2**32).map(Random)


def numbers(text: str) -> list[int]:
    """The numbers of the comments in a text, however it is read."""
    return sorted(int(number) for number in re.findall(r"#kommentar (\d+)", text))


@given(strategies(), randoms(), st.sampled_from((0.1, 0.5)))
def test_no_comment_is_ever_lost(strategy, random, density):
    writer = ByHand(random, density)
    typed = writer.text(item_to_plain(strategy))
    written = numbers(typed)
    assert len(written) == writer.comments
    canonical = format_strategy(typed.encode())
    assert numbers(canonical.decode()) == written
    assert format_strategy(canonical) == canonical
    assert without_kept(parse_strategy(canonical).strategy) == strategy
    assert without_kept(parse_strategy(typed.encode()).strategy) == strategy


@given(strategies(), randoms())
def test_unknown_keys_keep_their_values_and_comments(strategy, random):
    """The same data under a name that the schema does not know."""
    writer = ByHand(random, 0.3)
    typed = writer.text({"document": {"title": "x"}, "mine": item_to_plain(strategy)})
    canonical = format_strategy(typed.encode())
    mine = [yaml.load(text, yaml.CSafeLoader)["mine"] for text in (typed, canonical)]
    assert mine[0] == mine[1]
    assert numbers(canonical.decode()) == numbers(typed)
    assert format_strategy(canonical) == canonical
