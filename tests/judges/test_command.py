"""A judge in whole runs: in one process and in several, in a batch, over and over, and with nobody there."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from judges.service import playing, says
from judges.tiny import make

from citecheck import cli
from citecheck.judges import opening

ABSTRACTS = {
    "11": "Garlic drops were compared with water. They never helped against ear pain in children.",
    "12": "Garlic soup was compared with broth. It always helped against ear pain in children.",
}
KEY = "sk-very-secret-4711"


def article(pmid, title):
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{pmid}</PMID><Article><Journal><JournalIssue><Volume>4</Volume>"
        "<PubDate><Year>2019</Year></PubDate></JournalIssue><Title>Journal of Garlic</Title>"
        "<ISOAbbreviation>J Garlic</ISOAbbreviation></Journal>"
        f"<ArticleTitle>{title}</ArticleTitle><Pagination><MedlinePgn>{pmid}-20</MedlinePgn></Pagination>"
        f"<Abstract><AbstractText>{ABSTRACTS[pmid]}</AbstractText></Abstract><AuthorList>"
        "<Author><LastName>Knoblauch</LastName><Initials>A</Initials></Author></AuthorList>"
        "<Language>eng</Language></Article></MedlineCitation></PubmedArticle>"
    )


TEXT = """Garlic drops were compared with water against ear pain in children [1].
Garlic soup was compared with broth against ear pain in children [2].

References

1. Knoblauch A. Garlic drops for ear pain in children. J Garlic. 2019;4:11-20. PMID: 11
2. Knoblauch A. Garlic soup for ear pain in children. J Garlic. 2019;4:12-20. PMID: 12
"""


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CITECHECK_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("CITECHECK_JUDGE_KEY", "CITECHECK_PUBMED", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    opening.shared.cache_clear()
    yield
    opening.shared.cache_clear()


@pytest.fixture
def records(tmp_path):
    path = tmp_path / "records.xml"
    titles = {"11": "Garlic drops for ear pain in children.", "12": "Garlic soup for ear pain in children."}
    path.write_text(f"<PubmedArticleSet>{''.join(article(*one) for one in titles.items())}</PubmedArticleSet>")
    return path


@pytest.fixture
def run(capsys, records, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)

    def call(*words, paths=("a.txt",)):
        code = cli.run([*map(str, paths), "--pubmed", str(records), "--fail-on", "warning", *map(str, words)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return make(tmp_path_factory.mktemp("model") / "tiny-nli")


def stances(out):
    """(stance, words) of each check in order."""
    (document,) = json.loads(out)["documents"]
    facets = [f for claim in document["claims"] for check in claim["checks"] for f in check["facets"]]
    return [(f["status"], f.get("record")) for f in facets if f["facet"] == "stance"]


def without_stance(out):
    document = json.loads(out)["documents"][0]
    for claim in document["claims"]:
        for check in claim["checks"]:
            check["facets"] = [f for f in check["facets"] if f["facet"] != "stance"]
    document["findings"] = [f for f in document["findings"] if f["rule"] != "claim-stance-conflict"]
    return document["claims"], document["findings"]


CONFLICT = "They never helped against ear pain in children."
ECHO = {"drops": says("differs", CONFLICT), "soup": says("agrees", "It always helped against ear pain")}


def wise(material, _n):
    return next(answer for word, answer in ECHO.items() if word in material["claim"])


def test_a_local_model_gives_its_opinion(run, model):
    code, plain, _ = run("-f", "json")
    assert code == 0
    assert stances(plain) == []
    code, out, err = run("-f", "json", "--judge", f"nli:{model}")
    assert (code, err) == (1, "")
    assert stances(out) == [("differs", CONFLICT), ("agrees", "It always helped against ear pain in children.")]
    assert without_stance(out) == without_stance(plain)
    (found,) = [f for f in json.loads(out)["documents"][0]["findings"] if f["rule"] == "claim-stance-conflict"]
    assert found["source"] == CONFLICT
    assert "tiny-nli" in found["message"]


def test_every_format_can_show_it(run, model):
    for name in ("text", "lines", "json", "jsonl", "csv", "html", "markdown", "sarif", "junit", "github"):
        code, out, _ = run("-f", name, "--judge", f"nli:{model}")
        assert code == 1
        assert "tiny-nli" in out or name == "csv"


def test_a_language_model_is_asked_and_the_screen_says_so_first(run):
    with playing(wise) as service:
        code, out, err = run("-f", "json", "--judge", "openai:wise", "--judge-url", service.url)
        assert len(service.asked) == 2
    assert code == 1
    assert stances(out) == [("differs", CONFLICT), ("agrees", "It always helped against ear pain")]
    (line,) = err.splitlines()
    assert service.url in line
    assert "claim with the title and abstract" in line
    assert "on this machine" in line


def test_a_second_run_asks_nothing_until_the_store_is_cleared(run, capsys):
    with playing(wise) as service:
        words = ("-f", "json", "--judge", "openai:wise", "--judge-url", service.url)
        first, second = run(*words), run(*words)
        assert len(service.asked) == 2
        opening.shared.cache_clear()
        assert run(*words) == second == first
        assert len(service.asked) == 2
        cli.run(["cache", "info"])
        assert "answers:   2 of judges" in capsys.readouterr().out
        cli.run(["cache", "clear"])
        assert capsys.readouterr().out == "forgot 0 records and 2 answers of judges\n"
        opening.shared.cache_clear()
        assert run(*words) == first
        assert len(service.asked) == 4


def test_the_key_is_sent_and_never_seen(run, monkeypatch, tmp_path):
    monkeypatch.setenv("CITECHECK_JUDGE_KEY", KEY)
    with playing(wise) as service:
        code, out, err = run("-f", "json", "-v", "--judge", "openai:wise", "--judge-url", service.url)
        assert service.keys == [f"Bearer {KEY}"] * 2
    assert code == 1
    run("--report", "report", "--judge", "openai:wise", "--judge-url", service.url)
    assert KEY not in out + err
    assert not [file for file in tmp_path.rglob("*") if file.is_file() and KEY.encode() in file.read_bytes()]


def test_an_outage_is_said_once_and_fails_nothing(run, tmp_path):
    with playing(wise) as service:
        url = service.url
    for n in range(3):
        (tmp_path / f"b{n}.txt").write_text(TEXT)
    paths = ("a.txt", "b0.txt", "b1.txt", "b2.txt")
    code, out, err = run("-f", "jsonl", "--judge", "openai:wise", "--judge-url", url, paths=paths)
    assert code == 0
    assert [line for line in err.splitlines() if "no second opinion" in line] == [err.splitlines()[-1]]
    assert len(err.splitlines()) == 2
    for line in out.splitlines():
        document = json.loads(line)
        assert document["status"] == "checked"
        assert "stance" not in json.dumps(document["claims"])
        assert "no second opinion" in document["remarks"][-1]


def test_offline_asks_no_other_machine(run):
    code, out, err = run(
        "-f", "json", "--offline", "--judge", "openai:wise", "--judge-url", "http://far.example.org/v1"
    )
    assert code == 0
    assert stances(out) == []
    assert [("--offline" in line) for line in err.splitlines()] == [True, True]


def test_a_judge_that_cannot_be_used_ends_the_run_before_it_begins(run, model):
    for judge in ("nli:nowhere", "wise", "openai:"):
        code, out, err = run("--judge", judge)
        assert (code, out) == (2, "")
        assert len(err.splitlines()) == 1
    code, _, err = run("--judge", "openai:wise", "--judge-url", "here")
    assert code == 2
    assert "--judge-url" in err


def test_without_claims_no_judge_is_opened(run):
    assert run("--no-claims", "--judge", "nli:nowhere")[0] == 0


def test_a_letter_asks_too_and_says_so_first(capsys, records, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    with playing(wise) as service:
        words = ["--judge", "openai:wise", "--judge-url", service.url, "--pubmed", str(records)]
        assert cli.run(["letter", "a.txt", *words]) == 0
    captured = capsys.readouterr()
    assert CONFLICT in " ".join(captured.out.split())
    assert captured.err.count(service.url) == len(captured.err.splitlines()) == 1


def test_the_configuration_may_name_it(run, model, tmp_path):
    (tmp_path / "citecheck.toml").write_text(f'judge = "nli:{model}"\n')
    code, out, _ = run("-f", "json")
    assert code == 1
    assert len(stances(out)) == 2


def test_accepting_and_ignoring_work_as_for_any_rule(run, model):
    code, out, _ = run("-f", "json", "--judge", f"nli:{model}", "--ignore", "claim-stance-conflict")
    assert code == 0
    assert len(stances(out)) == 2


@pytest.fixture
def many(tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(9):
        (folder / f"{n}.txt").write_text(TEXT.replace("Garlic drops were", f"{n} Garlic drops were"))
    return folder


def test_several_processes_say_the_same_as_one(run, model, many):
    words = ("-f", "jsonl", "--judge", f"nli:{model}")
    one = run(*words, "--jobs", "1", paths=(many,))
    two = run(*words, "--jobs", "2", paths=(many,))
    assert one == two
    assert one[1].count('"claim-stance-conflict"') == 9


def test_several_processes_ask_and_keep_together(run, many):
    with playing(wise) as service:
        words = ("-f", "jsonl", "--judge", "openai:wise", "--judge-url", service.url)
        two = run(*words, "--jobs", "2", paths=(many,))
        asked = len(service.asked)
        one = run(*words, "--jobs", "1", paths=(many,))
        assert len(service.asked) == asked
    assert one == two
    assert len(two[2].splitlines()) == 1


def test_in_a_batch_another_judge_is_another_run_and_silence_is_asked_again(run, many, tmp_path):
    def batch(*words):
        code, out, err = run("--report", "report", "--jobs", "1", *words, paths=(many,))
        lines = (tmp_path / "report" / "report.jsonl").read_text()
        return code, out, err, lines.count('"claim-stance-conflict"')

    assert batch()[::3] == (0, 0)
    with playing(wise) as service:
        judged = ("--judge", "openai:wise", "--judge-url", service.url)
        code, out, err, found = batch(*judged)
        assert (code, found) == (1, 9)
        assert "taken over" not in out
        assert "9 of them taken over" in batch(*judged)[1]
    opening.shared.cache_clear()
    cli.run(["cache", "clear"])
    code, out, err, found = batch("--judge", "openai:wiser", "--judge-url", service.url)
    assert (code, found) == (0, 0)
    assert "taken over" not in out
    assert err.count("no second opinion") == 1
    opening.shared.cache_clear()
    code, out, err, found = batch("--judge", "openai:wiser", "--judge-url", service.url)
    assert "taken over" not in out


def test_a_changed_model_is_asked_anew(run, many, tmp_path):
    folder = make(tmp_path / "tiny")
    words = ("--report", "report", "--jobs", "1", "--judge", f"nli:{folder}")
    run(*words, paths=(many,))
    assert "9 of them taken over" in run(*words, paths=(many,))[1]
    make(folder, longest=63)
    opening.shared.cache_clear()
    assert "taken over" not in run(*words, paths=(many,))[1]


def test_a_run_without_a_judge_imports_none(records, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    heavy = ("onnxruntime", "tokenizers", "requests_cache", "citecheck.judges")
    script = (
        "import sys; from citecheck.cli import run;"
        f"run(['a.txt', '--pubmed', {str(records)!r}, '--no-config']); run(['--help']);"
        f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert done.stderr.strip() == "[]"
