"""PyYAML, imported by us, does what it does for everyone."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAID = """
import json, re, sys
{first}
import yaml

def said(source):
    try:
        return repr(yaml.load(source, yaml.SafeLoader))  # in Python, with its regular expressions
    except yaml.YAMLError as error:
        return f"{{type(error).__name__}}: {{error}}"

sources = "a: 2001-01-01", "a: [yes, 1.5, 0x1F, ~, 1:30]", "a: \\x07", "a: 'x", "- *b", "a: «æ»"
print(json.dumps([*map(said, sources), repr(re.compile("a"))]))
"""


def said(first: str) -> list[str]:
    """What PyYAML reads, and says of what it cannot read."""
    command = [sys.executable, "-c", SAID.format(first=first)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=60)
    return json.loads(result.stdout)


def test_its_own_parser_reads_what_it_always_reads():
    assert said("import lhl_editor.files.pyyaml") == said("")


def test_no_pattern_is_compiled_for_its_own_parser():
    told = """
import lhl_editor.files.pyyaml, re, yaml
print(isinstance(yaml.reader.Reader.NON_PRINTABLE, re.Pattern))
"""
    result = subprocess.run(
        [sys.executable, "-c", told], cwd=ROOT, capture_output=True, check=True, timeout=60
    )
    assert result.stdout.split() == [b"False"]
