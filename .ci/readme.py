"""The README's own commands, help blocks and reports.

usage: readme.py --commands   print the commands of the two blocks with which the README opens, one a line
       readme.py --check      fail when a help block is not what the program prints
       readme.py --write      renew the help blocks and the reports shown
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

README = Path(__file__).resolve().parent.parent / "README.md"
_SHOWN = 42
"""Lines of a report that the README shows."""
_COMMAND = re.compile(r"^```bash\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_HELP = re.compile(r"(?<=<!-- help:)( ?\w*) -->\n```text\n(.*?)```$", re.DOTALL | re.MULTILINE)
_OUTPUT = re.compile(r"(?<=<!-- output: )(tawatur [^\n]*) -->\n```text\n(.*?)```$", re.DOTALL | re.MULTILINE)


def commands(text: str) -> list[str]:
    """The commands of the first two shell blocks."""
    return [line for block in _COMMAND.findall(text)[:2] for line in block.splitlines()]


def with_help(text: str) -> str:
    """The README with every help block as the program prints it."""
    return _HELP.sub(lambda found: f"{found[1]} -->\n```text\n{_help(found[1].split())}```", text)


def with_output(text: str) -> str:
    """The README with every report as the program prints it, from the checkout's root."""
    return _OUTPUT.sub(lambda found: f"{found[1]} -->\n```text\n{_run(found[1])}```", text)


def _help(command: list[str]) -> str:
    from tawatur.cli import main

    options = {"terminal_width": 100, "max_content_width": 100}
    return CliRunner().invoke(main, [*command, "--help"], prog_name="tawatur", **options).output


def _run(command: str) -> str:
    words = [sys.executable, "-c", "from tawatur.cli import main; main()", *command.split()[1:]]
    done = subprocess.run(words, cwd=README.parent, capture_output=True, text=True, encoding="utf-8", check=True)
    lines = done.stdout.strip("\n").splitlines()
    rest = len(lines) - _SHOWN
    return "\n".join(lines if rest <= 0 else [*lines[:_SHOWN], f"[… {rest} more lines]"]) + "\n"


def main(option: str) -> int:
    text = README.read_text(encoding="utf-8")
    match option:
        case "--commands":
            print("\n".join(commands(text)))
        case "--check":
            if with_help(text) != text:
                print("the help in README.md is not what the program prints; run: python .ci/readme.py --write")
                return 1
        case "--write":
            README.write_text(with_output(with_help(text)), encoding="utf-8")
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2] or [""]))
