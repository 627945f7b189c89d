"""From a document to its verdicts over HTTP, against a local stand-in for NCBI's services."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from standin import running_standin

from citecheck import cli

SEEDS = [
    "000_68450e575c23bcd6.txt",
    "001_5feabdc10e622cc5.txt",
    "002_0add9f4f509e1bba.txt",
    "003_9e52c8f30da88552.txt",
    "004_393db1312dac0e16.txt",
]
NOWHERE = "http://127.0.0.1:9/"


@pytest.fixture
def run(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CITECHECK_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("CITECHECK_PUBMED", "NCBI_API_KEY", "NCBI_EMAIL"):
        monkeypatch.delenv(name, raising=False)

    def call(*words):
        code = cli.run([str(word) for word in words])
        captured = capsys.readouterr()
        assert "fault of the program" not in captured.err
        return code, captured.out, captured.err

    return call


def services(server):
    return ["--eutils-url", server.eutils_url, "--idconv-url", server.idconv_url, "--citmatch-url", server.citmatch_url]


def statuses(report):
    return [[r["status"] for r in d["references"]] for d in report["documents"]]


def without_source(report):
    """A report less the place of the records and what asking cost: what must be the same cold and warm."""
    return {**report, "source": None}


def said(report):
    """States and findings: what must be the same whatever the source (the also-rans of a match may differ)."""
    return [
        (
            [(r["status"], r["record"]) for r in document["references"]],
            [check for claim in document["claims"] for check in claim["checks"]],
            document["findings"],
        )
        for document in report["documents"]
    ]


def test_the_same_verdicts_over_http_as_from_files_cold_and_warm(run, fixtures):
    # The stand-in serves no books; the one document that cites one is left out.
    documents = sorted(p for p in (fixtures / "documents").rglob("*.*") if "StatPearls" not in p.read_text("utf-8"))
    local = json.loads(run("-f", "json", "--pubmed", fixtures / "pubmed", *documents)[1])
    with running_standin(sorted((fixtures / "pubmed").glob("*.xml")), "--rate", "3") as server:
        cold = json.loads(run("-f", "json", *services(server), *documents)[1])
        asked = cold["source"]["requests"]
        warm = json.loads(run("-f", "json", *services(server), *documents)[1])
    assert said(cold) == said(local)
    assert without_source(warm) == without_source(cold)
    assert 0 < asked <= 12
    assert warm["source"]["requests"] == 0


def test_five_real_articles_cost_six_requests_at_most(run, shared):
    paths = [shared / "seeds" / name for name in SEEDS]
    with running_standin([shared / "seeds" / "records.xml"], "--rate", "3") as server:
        code, out, _ = run("-f", "json", *services(server), *paths)
        cold = json.loads(out)
        seen = server.stats()
        warm = json.loads(run("-f", "json", *services(server), *paths)[1])
    assert code == 1
    assert [len(d["references"]) for d in cold["documents"]] == [0, 4, 7, 2, 0]
    assert cold["source"]["requests"] <= 6, seen
    assert warm["source"]["requests"] == 0
    local = json.loads(run("-f", "json", "--pubmed", shared / "seeds" / "records.xml", *paths)[1])
    assert without_source(cold) == without_source(warm)
    assert said(local) == said(cold)


def test_with_the_network_down_nothing_is_accused(run, fixtures):
    path = fixtures / "documents" / "everyday-medicines.md"
    down = ["--eutils-url", NOWHERE, "--idconv-url", NOWHERE, "--citmatch-url", NOWHERE]
    code, out, err = run("-f", "json", "--fail-on", "never", *down, path)
    report = json.loads(out)
    assert code == 3
    assert {status for document in statuses(report) for status in document} <= {"unchecked", "out_of_scope"}
    assert not [f for d in report["documents"] for f in d["findings"] if f["rule"] == "reference-not-found"]
    assert report["documents"][0]["status"] == "incomplete"
    assert err.startswith("citecheck: ")
    assert err.count("\n") == 1
    code, out, _ = run(*down, path, "--select", "reference-unchecked")
    assert code == 3
    assert "\nNot passed, not failed: " in out


def test_offline_asks_nothing_and_knows_what_is_in_the_store(run, fixtures):
    path = fixtures / "documents" / "everyday-medicines.md"
    with running_standin(sorted((fixtures / "pubmed").glob("*.xml"))) as server:
        before = json.loads(run("-f", "json", "--offline", *services(server), path)[1])
        assert set(statuses(before)[0]) <= {"unchecked", "out_of_scope"}
        online = json.loads(run("-f", "json", *services(server), path)[1])
        offline = json.loads(run("-f", "json", "--offline", *services(server), path)[1])
    assert statuses(offline) == statuses(online)
    assert offline["source"]["requests"] == 0


def test_a_key_is_sent_and_shown_nowhere(run, fixtures, tmp_path):
    path = fixtures / "documents" / "everyday-medicines.md"
    key = "0123456789abcdef-secret"
    with running_standin(sorted((fixtures / "pubmed").glob("*.xml"))) as server:
        code, out, err = run(
            "-v", "-f", "json", "--api-key", key, "--email", "editor@example.org", *services(server), path
        )
    assert code == 3
    assert "key" in err
    for text in (out, err, *(p.read_bytes().decode("latin-1") for p in Path(tmp_path).rglob("*") if p.is_file())):
        assert key not in text
        assert "editor@example.org" not in text


def test_an_entry_that_was_struck_out_is_told_from_the_sentences(run, fixtures, tmp_path):
    """The first entry is gone and the text was not renumbered, so every number means the entry before it."""
    article = tmp_path / "slipped.txt"
    article.write_text(SLIPPED, encoding="utf-8")
    code, out, errors = run(article, "--pubmed", fixtures / "pubmed", "-f", "json")
    (document,) = json.loads(out)["documents"]
    told = [f for f in document["findings"] if f["rule"] in ("claim-fits-another", "claim-wrong-work")]
    assert code == 1
    assert {f["reference"] for f in told} == {"ref-2", "ref-3", "ref-4", "ref-5", "ref-6"}
    remark = "5 numbers from 2 to 6 are cited where the entry before fits far better: they seem to have slipped by 1"
    assert remark in document["remarks"]
    assert remark in errors
    words = ("--pubmed", fixtures / "pubmed", "-f", "json", "--ignore", "claim-fits-another,claim-wrong-work")
    (quiet,) = json.loads(run(article, *words)[1])["documents"]
    assert remark not in quiet["remarks"]


SLIPPED = """Six questions

With the femtosecond laser, tears of the anterior capsule were more frequent than with standard phacoemulsification [2].

Cold irrigation solution did not ease the pain of phacoemulsification under topical anesthesia [3].

Routinely collected data may considerably overestimate treatment effects compared with later randomized trials [4].

In adults with ureteric colic, tamsulosin did not reduce the need for further treatment to clear the stone [5].

Budesonide-formoterol as needed controlled the symptoms of mild asthma better than terbutaline as needed [6].

References

1. Abell RG, et al. Femtosecond laser-assisted cataract surgery. J Cataract Refract Surg. 2015;41:47. PMID: 25466483
2. Coelho RP, et al. Pain during phacoemulsification. J Cataract Refract Surg. 2015;41(4):719-23. PMID: 25840296
3. Hemkens LG, et al. Agreement of treatment effects. BMJ. 2016;352:i493. PMID: 26858277
4. Pickard R, et al. Medical expulsive therapy in adults with ureteric colic. Lancet. 2015;386:341-9. PMID: 25998582
5. O'Byrne PM, et al. Budesonide-formoterol as needed in mild asthma. N Engl J Med. 2018;378:1865. PMID: 29768149
6. Brighton TA, et al. Low-dose aspirin for preventing thromboembolism. N Engl J Med. 2012;367:1979. PMID: 23121403
"""
