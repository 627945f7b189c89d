"""Documents printed into PDFs by the programs that people use: chromium, LibreOffice."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

_STYLE = """
@page {{ size: A4; margin: 22mm 18mm; @top-center {{ content: "{head}"; font: 8pt sans-serif }}
  @bottom-center {{ content: counter(page); font: 8pt sans-serif }} }}
body {{ font: 9.5pt/1.25 "Liberation Serif", serif; margin: 0; text-align: justify; hyphens: manual;
  overflow-wrap: anywhere }}
h1 {{ font-size: 17pt; text-align: left; column-span: all }}
h2 {{ font-size: 11.5pt; text-align: left; margin: 1em 0 .4em; break-after: avoid }}
p {{ margin: 0; {paragraph} }}
p.ref {{ margin: 0; padding-left: 1.6em; text-indent: -1.6em; font-size: 8.5pt }}
sup {{ font-size: 65%; line-height: 0 }}
main {{ columns: {columns}; column-gap: 7mm }}
"""
_SOFT = re.compile(r"(?<=[a-z][aeiouy][bcdfghjklmnpqrstvwz])(?=[bcdfghjklmnpqrstvwz][aeiouy][a-z])")
_WORD = re.compile(r"[A-Za-z]{7,}")


def hyphenated(text: str) -> str:
    """`text` with soft hyphens where a word may be parted, roughly."""
    return _WORD.sub(lambda match: _SOFT.sub("\u00ad", match.group()), text)


def page_of(blocks: list[tuple[str, str]], columns: int = 1, head: str = "A running head", indent: bool = True) -> str:
    """A page to be printed: `blocks` are (tag, markup); tags are h1, h2, p and ref."""
    style = _STYLE.format(
        columns=columns, head=head, paragraph="text-indent: 1.2em" if indent else "margin-bottom: .7em"
    )
    body = "\n".join(
        f'<p class="ref">{markup}</p>' if tag == "ref" else f"<{tag}>{markup}</{tag}>" for tag, markup in blocks
    )
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(head)}</title>'
        f"<style>{style}</style></head><body><main>{body}</main></body></html>"
    )


def escaped(text: str) -> str:
    """`text` as markup, with soft hyphens in its words but not in addresses."""
    pieces = re.split(r"(\S*(?:/|@|www\.)\S*)", text)
    return "".join(html.escape(piece if n % 2 else hyphenated(piece)) for n, piece in enumerate(pieces))


def print_by_chromium(page: str, target: Path) -> None:
    """Print `page` (HTML) into the PDF `target`."""
    assert CHROMIUM
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(page, encoding="utf-8")
        command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        command += [f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
