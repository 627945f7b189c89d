"""The action for GitHub: sound by outside judges, and its steps run as a runner would run them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from console import ROOT, blocks

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
CHECKLIST = ROOT / "docs" / "checklist.md"
WORKFLOWS = [block for block in blocks(CHECKLIST) if block.language == "yaml" and "jobs:" in block.text]


class Done(NamedTuple):
    code: int
    out: str
    outputs: str
    summary: str


class Runner:
    """The folders and variables of a step, in a work tree with the fixtures in it."""

    def __init__(self, folder: Path) -> None:
        self.work, self.temp = folder / "work tree", folder / "temp"
        self.work.mkdir()
        self.temp.mkdir()
        (self.work / "articles").mkdir()
        shutil.copy(ROOT / "fixtures" / "documents" / "everyday-medicines.md", self.work / "articles" / "a b; c.md")
        shutil.copy(ROOT / "fixtures" / "documents" / "honest" / "apa.txt", self.work / "honest.txt")
        (self.work / "-dash.txt").write_text("Nothing is cited here.\n", encoding="utf-8")
        (self.work / "records").symlink_to(ROOT / "fixtures" / "pubmed")
        program = self.temp / "citecheck" / "bin" / "citecheck"
        program.parent.mkdir(parents=True)
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m citecheck "$@"\n', encoding="utf-8")
        program.chmod(0o755)

    def step(self, name: str, inputs: dict[str, str], **more: str) -> Done:
        step = STEPS[name]
        given = {key: value.get("default", "") for key, value in ACTION["inputs"].items()} | inputs
        own = {
            key: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: given[found[1]], value)
            for key, value in step["env"].items()
        }
        outputs, summary = self.temp / "outputs", self.temp / "summary"
        for file in (outputs, summary):
            file.write_text("", encoding="utf-8")
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("CITECHECK_", "NCBI_", "GITHUB_"))}
        environment = {
            **kept,
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_OUTPUT": str(outputs),
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_ACTION_PATH": str(ROOT),
            "PYTHONPATH": str(ROOT),
            "CITECHECK_CACHE_DIR": str(self.temp / "cache"),
            **own,
            **more,
        }
        # As a runner calls bash: the first command that fails ends the step.
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=self.work,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=300,
            check=False,
        )
        return Done(done.returncode, done.stdout, outputs.read_text("utf-8"), summary.read_text("utf-8"))


@pytest.fixture
def runner(tmp_path):
    if shutil.which("bash") is None:
        pytest.skip("needs bash")
    return Runner(tmp_path)


def test_findings_are_annotated_summarised_and_kept_for_the_upload(runner):
    done = runner.step("Check", {"paths": "articles\nhonest.txt\n", "pubmed": "records"})
    assert done.code == 1
    assert done.outputs == "code=1\n"
    assert "::error file=articles/a b; c.md,line=7," in done.out
    assert done.summary.startswith("# citecheck\n\n**Not passed")
    sarif = json.loads((runner.temp / "citecheck.sarif").read_text(encoding="utf-8"))
    assert {result["ruleId"] for result in sarif["runs"][0]["results"]} >= {"claim-number-differs"}


@pytest.mark.parametrize(
    ("inputs", "more", "code"),
    [
        ({"paths": "honest.txt", "pubmed": "records"}, {}, 0),
        ({"paths": "articles", "pubmed": "records", "fail-on": "never"}, {}, 0),
        ({"paths": "-dash.txt", "pubmed": "records"}, {}, 0),
        ({"paths": "none.txt", "pubmed": "records"}, {}, 2),
        ({"paths": "articles; exit 0", "pubmed": "records"}, {}, 2),
        ({"paths": "$(touch stolen)", "pubmed": "records", "email": "`touch stolen`"}, {}, 2),
        ({"paths": "honest.txt", "fail-on": "fatal"}, {}, 2),
        ({"paths": "honest.txt"}, {"CITECHECK_EUTILS_URL": "http://127.0.0.1:9/"}, 3),
    ],
    ids=["honest", "never", "dash", "missing", "semicolon", "shell", "level", "outage"],
)
def test_the_step_ends_as_the_program_does(runner, inputs, more, code):
    if code == 3:
        more = {**more, **dict.fromkeys(("CITECHECK_IDCONV_URL", "CITECHECK_CITMATCH_URL"), "http://127.0.0.1:9/")}
        (runner.work / "citecheck.toml").write_text("offline = true\n", encoding="utf-8")
    done = runner.step("Check", inputs, **more)
    assert (done.code, done.outputs) == (code, f"code={code}\n"), done.out
    assert not (runner.work / "stolen").exists()


@pytest.mark.parametrize(("inputs", "code"), [({}, 0), ({"pubmed": "none.xml"}, 2)], ids=["configured", "given"])
def test_the_input_counts_before_the_configuration_and_only_where_it_is_given(runner, inputs, code):
    (runner.work / "citecheck.toml").write_text('pubmed = "records"\noffline = true\n', encoding="utf-8")
    assert runner.step("Check", {"paths": "honest.txt", **inputs}).code == code


def offline_pip() -> dict[str, str]:
    """Variables by which pip takes what this environment has, and asks nobody."""
    pytest.importorskip("hatchling", reason="needs hatchling, to build the package without a network")
    here = [path for path in sys.path if path.endswith("site-packages")]
    return {
        "PYTHONPATH": os.pathsep.join(here),
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_COMPILE": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip turns this one round: no isolation
    }


def test_the_action_installs_its_own_version(runner):
    pytest.importorskip("virtualenv", reason="needs virtualenv, which makes an environment in a second")
    shutil.rmtree(runner.temp / "citecheck")
    stub = runner.temp / "bin" / "python3"
    stub.parent.mkdir()
    stub.write_text(
        f'#!/bin/sh\nif [ "$1" = -m ]; then exec "{sys.executable}" -m virtualenv -q "$3"; fi\n'
        f'exec "{sys.executable}" "$@"\n',
        encoding="utf-8",
    )
    stub.chmod(0o755)
    path = f"{stub.parent}{os.pathsep}{os.environ['PATH']}"
    done = runner.step("Install citecheck", {}, PATH=path, **offline_pip())
    assert done.code == 0, done.out
    program = runner.temp / "citecheck" / "bin" / "citecheck"
    told = subprocess.run(
        [program, "--version"],
        env={**os.environ, **offline_pip()},
        capture_output=True,
        text=True,
        check=True,
        cwd=runner.work,
    )
    assert told.stdout.startswith("citecheck ")


def test_a_version_that_is_asked_for_comes_from_the_registry(runner):
    told = runner.temp / "told"
    stub = runner.temp / "citecheck" / "bin" / "python"
    stub.write_text(f'#!/bin/sh\necho "$@" >> "{told}"\n', encoding="utf-8")
    stub.chmod(0o755)
    shutil.copy(stub, stub.parent / "python3")
    path = f"{stub.parent}{os.pathsep}{os.environ['PATH']}"
    assert runner.step("Install citecheck", {"version": "9.9.9"}, PATH=path).code == 0
    assert told.read_text("utf-8").splitlines()[-1].split()[-1] == "citecheck-pubmed==9.9.9"
    stub.with_name("python3").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old = runner.step("Install citecheck", {}, PATH=path)
    assert old.code == 2
    assert "::error title=citecheck::citecheck needs Python 3.11 or newer" in old.out


def test_the_upload_waits_for_a_report_and_not_for_a_pass():
    condition = STEPS["Upload the findings"]["if"]
    assert "inputs.sarif == 'true'" in condition
    assert "code != '2'" in condition
    assert "!cancelled()" in condition


def test_the_page_has_every_input():
    rows = re.findall(r"^\| `([\w-]+)` \| [^|]+ \| [^|]+ \|$", CHECKLIST.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(ACTION["inputs"]) <= set(rows)
    [workflow] = WORKFLOWS
    step = yaml.safe_load(workflow.text)["jobs"]["citecheck"]["steps"][-1]
    assert set(step["with"]) <= set(ACTION["inputs"])


@pytest.mark.parametrize("persona", ["regular", "pedantic"])
def test_zizmor_finds_nothing(tmp_path, persona):
    program = shutil.which("zizmor", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if program is None:
        pytest.skip("needs zizmor")
    shutil.copy(ROOT / "action.yml", tmp_path / "action.yml")
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    for number, block in enumerate(WORKFLOWS):
        (folder / f"{number}.yml").write_text(block.text, encoding="utf-8")
    done = subprocess.run(
        [program, "--offline", "--no-progress", "--persona", persona, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
