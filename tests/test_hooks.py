"""The hook for pre-commit, run by pre-commit itself on a repository of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from console import ROOT, blocks
from test_action import offline_pip

from citecheck.documents import SUFFIXES

[HOOK] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def git(folder: Path, *words: str) -> str:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def committed(folder: Path) -> Path:
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "all")
    return folder


def test_the_hook_takes_what_can_be_read():
    endings = set(SUFFIXES) - {".xml", ".json"}  # which most often are something else
    assert {ending for ending in SUFFIXES if re.search(HOOK["files"], f"a{ending}")} == endings
    assert all(re.search(HOOK["files"], name) for name in ("A.DOCX", "b.Md", "x.PDF", "letters/C.Html"))
    assert not any(re.search(HOOK["files"], name) for name in ("a.py", "a.png", "md", "a.toml"))


def test_the_configuration_that_is_shown_names_the_hook():
    shown = [block.text for block in blocks(ROOT / "docs" / "checklist.md") if "repos:" in block.text]
    assert [hook["id"] for text in shown for hook in yaml.safe_load(text)["repos"][0]["hooks"]] == [HOOK["id"]]


def test_pre_commit_runs_it(tmp_path):
    pytest.importorskip("pre_commit", reason="needs pre-commit")
    if shutil.which("git") is None:
        pytest.skip("needs git")
    own, work = tmp_path / "citecheck", tmp_path / "work"
    own.mkdir()
    ignore = shutil.ignore_patterns("__pycache__", "*.pyc")
    shutil.copytree(ROOT / "citecheck", own / "citecheck", ignore=ignore)
    (own / "docs").mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "docs/citecheck.1"):
        shutil.copy(ROOT / name, own / name)
    committed(own)
    work.mkdir()
    shutil.copy(ROOT / "fixtures" / "documents" / "everyday-medicines.md", work / "wrong.md")
    shutil.copy(ROOT / "fixtures" / "documents" / "honest" / "apa.txt", work / "honest.txt")
    (work / "code.py").write_text("print(1)\n", encoding="utf-8")
    (work / "citecheck.toml").write_text(f'pubmed = "{ROOT / "fixtures" / "pubmed"}"\n', encoding="utf-8")
    committed(work)
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("CITECHECK_", "NCBI_", "GIT_"))}
    environment = {
        **kept,
        **offline_pip(),
        "PRE_COMMIT_HOME": str(tmp_path / "home"),
        "VIRTUALENV_NO_PERIODIC_UPDATE": "1",
        "CITECHECK_CACHE_DIR": str(tmp_path / "cache"),
    }

    wanted = {"repos": [{"repo": str(own), "rev": git(own, "rev-parse", "HEAD"), "hooks": [{"id": HOOK["id"]}]}]}
    (work / ".pre-commit-config.yaml").write_text(yaml.safe_dump(wanted), encoding="utf-8")

    def hook(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pre_commit", "run", HOOK["id"], "--verbose", *words]
        return subprocess.run(
            command, cwd=work, env=environment, capture_output=True, text=True, timeout=300, check=False
        )

    done = hook("--all-files")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "exit code: 1" in done.stdout
    assert "wrong.md" in done.stdout
    assert "honest.txt" in done.stdout
    assert "code.py" not in done.stdout
    assert "Not passed: 3 errors." in done.stdout
    passed = hook("--files", "honest.txt")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "Passed" in passed.stdout
    assert "no files to check" in hook("--files", "code.py").stdout
