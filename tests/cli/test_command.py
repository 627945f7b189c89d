"""The command line as people and scripts use it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from citecheck import cli
from citecheck.cli import options, output
from citecheck.cli.check import check, options_with_value
from citecheck.documents import FORMATS as INPUT_FORMATS
from citecheck.outputs import pair_outputs
from citecheck.report import FORMATS

TEXT = "Walking helps knees [1].\n\nReferences\n\n1. {entry}\n"
ENTRY = "Nobody A, Noone B. A work that nobody ever wrote about knees. J Imaginary Knees. 2019;12(3):45-52."


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CITECHECK_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("CITECHECK_PUBMED", "CITECHECK_EUTILS_URL", "NO_COLOR", "FORCE_COLOR", "NCBI_API_KEY", "NCBI_EMAIL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT.format(entry=ENTRY), encoding="utf-8")
    return path


@pytest.fixture
def run(capsys, fixtures):
    def call(*words, records=True):
        where = ["--pubmed", str(fixtures / "pubmed")] if records else []
        code = cli.run([*map(str, words), *where])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def python(*words, **options):
    return subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False, timeout=60, **options)


def test_help_and_version_import_nothing_heavy():
    heavy = ("lxml", "requests", "rich", "msgspec", "rapidfuzz", "pycrfsuite", "markdown_it", "sqlite3", "tenacity")
    script = (
        "import sys; from citecheck.cli import run; run(['--help']); run(['--version']);"
        f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    result = python("-c", script)
    assert result.stderr.strip() == "[]"
    assert "citecheck" in result.stdout


def test_the_formats_that_help_names_are_those_that_exist():
    assert output.FORMATS == FORMATS
    assert tuple(options.INPUT_FORMATS) == tuple(INPUT_FORMATS)


@pytest.mark.parametrize(
    ("words", "pairs", "standard"),
    [
        ("a.txt", [], "text"),
        ("-f json a.txt", [], "json"),
        ("-fjson a.txt", [], "json"),
        ("--format=lines a.txt", [], "lines"),
        ("-f json -o r.json a.txt", [("json", "r.json")], None),
        ("-f json -o r.json -f lines -o r.txt a.txt", [("json", "r.json"), ("lines", "r.txt")], None),
        ("-f json -o r.json -f text a.txt", [("json", "r.json")], "text"),
        ("-f text -f json -o r.json a.txt", [("json", "r.json")], "text"),
        ("-o r.json a.txt", [(None, "r.json")], None),
        ("-qf json a.txt", [], "json"),
        ("--pubmed -f a.txt -f lines", [], "lines"),
        ("-f lines -- -f json", [], "lines"),
    ],
)
def test_each_output_has_the_format_before_it(words, pairs, standard):
    assert pair_outputs(words.split(), options_with_value(check)) == (pairs, standard)


def test_findings_end_with_one_and_are_told(run, article):
    code, out, err = run(article)
    assert code == 1
    assert "reference-not-found" in out
    assert out.rstrip().splitlines()[-1].startswith("Not passed: ")
    assert err == ""


def test_lines_are_what_scripts_parse(run, article):
    code, out, _ = run("-f", "lines", article)
    assert code == 1
    [line] = [line for line in out.splitlines() if "reference-not-found" in line]
    path, number, column, severity, rule, about, message = line.split(":", 6)
    assert (Path(path).name, number, severity.strip(), rule.strip()) == (
        "article.txt",
        "5",
        "warning",
        "reference-not-found",
    )
    assert about.strip() == "ref 1"
    assert column.isdigit()
    assert message.strip()


def test_several_outputs_from_one_run(run, article, tmp_path):
    code, out, _ = run("-f", "json", "-o", tmp_path / "r.json", "-f", "lines", "-o", tmp_path / "r.txt", article)
    assert (code, out) == (1, "")
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["schema"] == "citecheck/report/1"
    assert "reference-not-found" in (tmp_path / "r.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("note", 1), ("never", 0)])
def test_fail_on(run, article, level, code):
    assert run("--fail-on", level, article)[0] == code


def test_select_and_ignore(run, article):
    assert "reference-not-found" not in run("--ignore", "reference-not-found", article)[1].split("References")[-1]
    code, out, _ = run("-f", "lines", "--select", "citation-undefined,title-differs", article)
    assert (code, out) == (0, "")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", "is empty"),
        ("binary.txt", bytes(range(256)) * 99, "is not a text file"),
        ("missing.txt", None, "No such file"),
        ("records.xml", b"<PubmedArticleSet/>", "give it with --pubmed"),
        ("draft.docx", bytes(range(256)) * 99, "is named .docx, but is not a Word document"),
        ("draft.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "save it as .docx"),
    ],
)
def test_an_input_that_cannot_be_read_is_one_line_and_the_others_are_checked(
    run, article, tmp_path, name, data, message
):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    code, out, err = run(name, article)
    assert code == 2
    assert message in err
    assert err.count("\n") == 1
    assert "reference-not-found" in out


def test_an_unreadable_file_is_one_line(run, article, tmp_path):
    folder = tmp_path / "looks-like.txt"
    folder.mkdir()
    (folder / "a.txt").mkdir()
    code, _, err = run(folder)
    assert code == 2
    assert "holds no document that can be read" in err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--nonsense"], "No such option"),
        ([], "Usage"),
        (["--fail-on", "fatal", "a.txt"], "fatal"),
        (["--select", "title-difers", "a.txt"], "did you mean 'title-differs'"),
        (["--config", "none.toml", "a.txt"], "cannot be read"),
        (["--config", "x.toml", "--no-config", "a.txt"], "exclude each other"),
        (["explain", "title-difers"], "did you mean 'title-differs'"),
        (["explain", "year"], "did you mean 'year-differs' or 'year-online-first'?"),
        (["explain", "Retracted"], "did you mean 'reference-retracted'?"),
        (["explain", "zzz"], "unknown rule 'zzz'; `citecheck explain` lists all"),
        (["a.txt", "--pubmed", "nowhere.xml"], "nowhere.xml"),
        (["fix", "a.txt"], "cannot be read"),
    ],
)
def test_usage_errors_end_with_two_and_one_line(run, article, words, message):
    code, out, err = run(*words, records=False)
    assert code == 2
    assert message in err + out
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("word", "meant"), [("fixx", "fix"), ("chek", "check"), ("help", "--help"), ("version", "--version")]
)
def test_a_mistyped_command_is_told_from_a_file(run, article, word, meant):
    code, _, err = run(word, article)
    assert code == 2
    assert err.splitlines() == [
        f"citecheck: {word}: cannot be read: No such file or directory",
        f"citecheck: {word}: is neither a command nor a file; did you mean `citecheck {meant}`?",
    ]


@pytest.mark.parametrize("word", ["manuscript", "fix.txt", "docs/fixx"])
def test_other_words_are_files(run, article, word):
    assert "did you mean" not in run(word, article)[2]


def test_a_file_may_be_called_nearly_as_a_command(run, article):
    Path("fixx").write_bytes(article.read_bytes())
    assert "did you mean" not in run("fixx")[2]


@pytest.mark.parametrize(
    "words", [(), ("fix",), ("letter",), ("explain",), ("cache",), ("pubmed",), ("pubmed", "build")]
)
def test_help_is_as_wide_as_a_terminal(run, monkeypatch, words):
    monkeypatch.setenv("COLUMNS", "80")
    code, out, _ = run(*words, "--help", records=False)
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80


def test_help_tells_every_option_of_check_and_the_version(run):
    out = run("--help", records=False)[1]
    names = [name for param in check.params for name in param.opts if name.startswith("--")]
    assert all(f"{name} " in out for name in [*names, "--version", "--help"])
    assert "\n  PATH" not in out.partition("Options:")[2]


def test_standard_input_needs_no_file(monkeypatch, run, fixtures):
    text = TEXT.format(entry=ENTRY).encode()
    result = python(
        "-m", "citecheck", "-", "-f", "lines", "--pubmed", str(fixtures / "pubmed"), "--no-config", input=text.decode()
    )
    assert result.returncode == 1
    assert result.stdout.startswith("-:")


def test_a_store_that_cannot_be_used_is_told_and_the_run_goes_on(article, tmp_path):
    (tmp_path / "file").write_text("no folder")
    dead = [f"--{name}-url=http://127.0.0.1:9/" for name in ("eutils", "idconv", "citmatch")]
    result = python("-m", "citecheck", "--no-config", "--cache-dir", str(tmp_path / "file"), *dead, str(article))
    assert result.returncode == 3
    assert "citecheck: the store of records cannot be used" in result.stderr
    assert "1 unchecked" in result.stdout


def test_a_folder_is_searched_and_each_document_checked_once(run, article, tmp_path):
    folder = tmp_path / "docs"
    (folder / "deep").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    for name in ("b.md", "deep/a.txt", "c.png", ".hidden/d.txt"):
        (folder / name).write_text(TEXT.format(entry=ENTRY), encoding="utf-8")
    code, out, _ = run("-f", "json", folder, folder / "b.md")
    assert code == 1
    assert [Path(d["path"]).name for d in json.loads(out)["documents"]] == ["b.md", "a.txt"]


def test_explain_knows_every_rule(run):
    from citecheck.rules import RULES

    listed = run("explain", records=False)[1]
    assert all(rule in listed for rule in RULES)
    code, out, _ = run("explain", "reference-retracted", records=False)
    assert code == 0
    assert all(word in out for word in ("What it says", "Why it matters", "How to mend it", "Known problems"))


def test_a_fault_is_one_line_and_the_traceback_stands_behind_v(run, article, monkeypatch):
    def broken(*_args):
        raise RuntimeError("two\nlines")

    monkeypatch.setattr("citecheck.pipeline.check", broken)
    code, _, err = run(article)
    assert code == 2
    assert err == "citecheck: a fault of the program: RuntimeError: two lines (-v shows where)\n"
    code, _, err = run("-v", article)
    assert code == 2
    assert "Traceback" in err


def test_a_fault_in_one_document_leaves_the_others(run, article, tmp_path, monkeypatch):
    from citecheck import stages

    other = tmp_path / "other.txt"
    other.write_text(TEXT.format(entry=ENTRY), encoding="utf-8")
    real = stages.read_references

    def broken(document):
        if document.path.endswith("other.txt"):
            raise ZeroDivisionError("stumbled")
        return real(document)

    monkeypatch.setattr(stages, "read_references", broken)
    code, out, err = run(other, article)
    assert code == 2
    assert "fault of the program" in err
    assert "reference-not-found" in out


def test_a_fault_in_looking_one_document_up_leaves_the_others(run, article, tmp_path, monkeypatch):
    from citecheck import matching, pipeline

    other = tmp_path / "other.txt"
    other.write_text(TEXT.format(entry="Unlucky A. A title that nobody wrote. Knee. 2019;1:1066."), encoding="utf-8")

    def broken(lists, source):
        if any("Unlucky" in reference.raw for references in lists for reference in references):
            raise RuntimeError("stumbled")
        return matching.resolve_together(lists, source)

    monkeypatch.setattr(pipeline, "resolve_together", broken)
    monkeypatch.setattr(pipeline, "resolve", lambda references, source: broken([references], source)[0])
    code, out, err = run(other, article)
    assert code == 2
    assert "other.txt: could not be checked, by a fault of the program (RuntimeError: stumbled)" in err
    assert "reference-not-found" in out


def test_a_fault_in_one_claim_leaves_the_others(run, tmp_path, fixtures, monkeypatch):
    from citecheck import claims, stages

    article = tmp_path / "everyday.md"
    article.write_bytes((fixtures / "documents" / "everyday-medicines.md").read_bytes())
    everything = json.loads(run(article, "-f", "json")[1])["documents"][0]

    def broken(claim, works, entries):
        if claim.id == "claim-2":
            raise IndexError("stumbled\nover it")
        return claims.check_claim(claim, works, entries)

    monkeypatch.setattr(stages, "check_claim", broken)
    code, out, _ = run(article, "-f", "json")
    report = json.loads(out)["documents"][0]
    assert code == 1  # of what the others have
    unchecked = [f for f in report["findings"] if f["rule"] == "claim-unchecked"]
    assert [(f["claim"], f["message"]) for f in unchecked] == [
        ("claim-2", "The claim was not checked, by a fault of the program (IndexError: stumbled over it).")
    ]
    others = [c for c in everything["claims"] if c["id"] != "claim-2"]
    assert [c for c in report["claims"] if c["id"] != "claim-2"] == others
    assert [k["verdict"] for c in report["claims"] if c["id"] == "claim-2" for k in c["checks"]] == ["unchecked"]
    assert report["status"] == "incomplete"


def test_an_article_with_nothing_but_a_fault_in_a_claim_has_not_passed(run, tmp_path, fixtures, monkeypatch):
    from lxml import etree

    from citecheck import stages

    article = tmp_path / "vancouver.txt"
    article.write_bytes((fixtures / "documents" / "honest" / "vancouver.txt").read_bytes())
    assert run(article)[0] == 0

    def broken(claim, works, entries):
        raise IndexError("stumbled")

    monkeypatch.setattr(stages, "check_claim", broken)
    code, out, _ = run(article)
    assert code == 3
    told = " ".join(out.split())
    assert "Not passed, not failed:" in told
    assert "could not be checked, by a fault of the program." in told
    code, out, _ = run(article, "-f", "junit")
    assert code == 3
    assert [e.get("type") for e in etree.fromstring(out.encode()).iter("error")] == ["claim-unchecked"]
    assert "by a fault of the program" in run(article, "-f", "html")[1]


def test_an_interrupt_ends_with_130(run, article, monkeypatch):
    def interrupted(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr("citecheck.pipeline.resolve_together", interrupted)
    assert run(article)[0] == 130


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("words", [["explain"], ["letter", "article.txt"], ["article.txt", "-f", "json"]])
def test_standard_output_on_a_full_disk_is_told_in_one_line(article, fixtures, words):
    where = [] if words == ["explain"] else ["--pubmed", str(fixtures / "pubmed")]
    with open("/dev/full", "w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "citecheck", *words, *where],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60,
        )  # fmt: skip
    assert result.returncode == 2
    assert result.stderr == "citecheck: standard output: cannot be written: No space left on device\n"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that closes standard output")
def test_a_closed_standard_output_is_no_fault(article, fixtures):
    command = '"$0" -m citecheck article.txt --pubmed "$1" >&-'
    result = subprocess.run(
        ["sh", "-c", command, sys.executable, str(fixtures / "pubmed")],
        stderr=subprocess.PIPE, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (result.returncode, result.stderr) == (1, "")


def test_output_that_is_not_utf8_gets_question_marks_and_no_traceback(article, fixtures):
    result = python(
        "-m", "citecheck", str(article), "--pubmed", str(fixtures / "pubmed"),
        env={"PATH": "", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )  # fmt: skip
    assert result.returncode == 1
    assert "Not passed" in result.stdout
    assert "Traceback" not in result.stderr


def test_a_reader_who_leaves_early_causes_no_traceback_and_no_pass(article, fixtures, tmp_path):
    # The script waits until the pipe is closed, so that writing has to fail.
    script = (
        "import sys, time; sys.stdin.read(); from citecheck.cli import run;"
        f"code = run([{str(article)!r}, '--pubmed', {str(fixtures / 'pubmed')!r}, '--no-config']); sys.exit(code)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        process.stdin.close()
        told = process.stderr.read().decode()
        assert process.wait(60) == 1
    assert told == ""


def test_an_output_that_cannot_be_written_costs_no_other(run, article, tmp_path):
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("there is no device that is always full here")
    code, out, err = run("-f", "json", "-o", full, "-f", "lines", "-o", tmp_path / "r.txt", "-f", "text", article)
    assert code == 2
    assert "cannot be written" in err
    assert "reference-not-found" in (tmp_path / "r.txt").read_text(encoding="utf-8")
    assert "reference-not-found" in out


def test_an_output_that_can_never_be_written_is_refused_before_the_work(run, article, tmp_path):
    for nowhere, why in ((tmp_path / "no folder" / "r.json", "there is no folder"), (tmp_path, "it is a folder")):
        code, out, err = run("-o", tmp_path / "first.json", "-o", nowhere, article)
        assert (code, out) == (2, "")
        assert why in err
        assert err.count("\n") == 1
        assert not (tmp_path / "first.json").exists()


def test_no_report_is_written_over_an_article(run, article, tmp_path):
    written = article.read_bytes()
    other = tmp_path / "other.txt"
    other.write_text("Another article, beside the first one.\n", encoding="utf-8")
    word = tmp_path / "word.docx"
    word.write_bytes(b"PK a manuscript")
    mine = tmp_path / article.name
    mine.write_bytes(written)
    for file, why in (
        (mine, "is the document itself"), (other, "is no report of citecheck's"), (word, "is no report of citecheck's"),
    ):  # fmt: skip
        before = file.read_bytes()
        code, out, err = run("-q", "-o", file, mine)
        assert (code, out) == (2, "")
        assert why in err
        assert "write to another file" in err
        assert err.count("\n") == 1
        assert file.read_bytes() == before


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_is_written_over_the_last_one(run, article, tmp_path, form):
    mine = tmp_path / article.name
    mine.write_bytes(article.read_bytes())
    for ending in ("txt", "xml", "json", "html", "md", "log"):
        file = tmp_path / f"report.{ending}"
        codes = {run("-f", form, "-o", file, *more, mine)[0] for more in ((), (), ("-q",), ())}
        assert codes == {1}
        assert file.stat().st_size


def test_a_folder_is_checked_again_without_the_reports_in_it(run, article, tmp_path):
    mine = tmp_path / article.name
    mine.write_bytes(article.read_bytes())
    seen = set()
    for _ in range(3):
        run(tmp_path, "--report", tmp_path / "report")
        run("-f", "html", "-o", tmp_path / "page.html", "-f", "markdown", "-o", tmp_path / "page.md", tmp_path)
        run("-o", tmp_path / "page.txt", tmp_path)
        seen.add(len((tmp_path / "report" / "report.jsonl").read_text("utf-8").splitlines()))
    assert seen == {1}


def test_a_step_of_github_actions_gets_annotations_and_a_summary(run, article, tmp_path, monkeypatch):
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    code, out, _ = run("-f", "github", article)
    assert code == 1
    assert out.startswith("::warning file=")
    assert summary.read_text("utf-8").startswith("before\n# citecheck\n\n**Not passed")


@pytest.mark.parametrize(
    ("name", "beginning"),
    [("r.md", "# citecheck"), ("r.xml", "<?xml"), ("r.sarif", "{"), ("r.html", "<!DOCTYPE html>")],
)
def test_the_ending_of_a_file_decides_its_format(run, article, tmp_path, name, beginning):
    run("-o", tmp_path / name, article)
    assert (tmp_path / name).read_text("utf-8").lower().startswith(beginning.lower())


def test_a_redis_server_without_the_library_for_it_is_told_in_one_line(article):
    without = "import sys; sys.modules['redis'] = None; from citecheck.cli import main; main()"
    told = subprocess.run(
        [sys.executable, "-c", without, str(article), "--no-config", "--redis", "redis://localhost:1"],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert told.returncode == 2
    assert told.stderr == "citecheck: --redis needs more: pip install 'citecheck-pubmed[cluster]'\n"


@pytest.mark.parametrize("batch", [False, True])
def test_a_name_that_cannot_be_looked_at_costs_no_other_document(run, article, tmp_path, batch):
    long = "a" * 300 + ".txt"
    words = ["--report", tmp_path / "report"] if batch else ["-f", "lines", "-o", tmp_path / "r.txt"]
    code, _, err = run(long, article, *words)
    assert code == 2
    [line] = err.splitlines()
    assert line == f"citecheck: {long}: cannot be read: File name too long"
    told = tmp_path / ("report/findings.csv" if batch else "r.txt")
    assert "reference-not-found" in told.read_text("utf-8")


@pytest.mark.parametrize("command", ["fix", "letter"])
def test_a_name_that_cannot_be_looked_at_is_one_line_of_every_command(run, command):
    code, out, err = run(command, "a" * 300 + ".txt")
    assert (code, out) == (2, "")
    assert err.endswith("cannot be read: File name too long\n")


def test_a_closed_standard_input_costs_no_other_document(run, article, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    code, out, err = run("-f", "lines", "-", article)
    assert (code, err) == (2, "citecheck: -: is empty\n")
    assert "reference-not-found" in out


def test_an_output_that_cannot_be_looked_at_is_one_line(run, article, monkeypatch):
    def refused(path, **_):
        raise PermissionError(13, "Permission denied", str(path))

    long = "a" * 300
    code, _, err = run("-o", long, article)
    assert (code, err) == (2, f"citecheck: {long}: cannot be written: File name too long; name another file\n")
    monkeypatch.setattr(Path, "is_dir", refused)
    code, _, err = run("-o", "closed/r.txt", article)
    assert (code, err) == (2, "citecheck: closed/r.txt: cannot be written: Permission denied; name another file\n")


def test_the_store_that_is_told_of_and_emptied_is_the_one_that_runs_from_here_use(run, tmp_path, monkeypatch):
    monkeypatch.delenv("CITECHECK_CACHE_DIR")
    (tmp_path / "citecheck.toml").write_text('cache-dir = "ours"\n', encoding="utf-8")
    assert run("cache", "info", records=False)[1].startswith("store:     ours/pubmed.sqlite\n")
    (tmp_path / "other.toml").write_text('cache-dir = "theirs"\n', encoding="utf-8")
    assert "theirs/pubmed.sqlite" in run("cache", "info", "--config", "other.toml", records=False)[1]
    assert "ours" not in run("cache", "info", "--no-config", records=False)[1]
    assert "/given/" in run("cache", "info", "--cache-dir", str(tmp_path / "given"), records=False)[1]


@pytest.mark.parametrize("command", ["info", "clear"])
def test_a_store_that_is_a_file_is_one_line(run, article, command):
    code, out, err = run("cache", command, "--cache-dir", article, records=False)
    assert (code, out, err) == (2, "", f"citecheck: {article}: is a file; a store is in a folder\n")
