"""Settings: where they come from, and how mistakes in them are told."""

import pytest

from citecheck.config import Settings, load
from citecheck.errors import ConfigError


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch):
    for name in ("PUBMED", "EUTILS_URL", "IDCONV_URL", "CITMATCH_URL", "CACHE_DIR"):
        monkeypatch.delenv(f"CITECHECK_{name}", raising=False)
    monkeypatch.delenv("NCBI_EMAIL", raising=False)


def test_without_anything_the_defaults_hold(tmp_path):
    settings, path = load({}, search_from=tmp_path)
    assert settings == Settings()
    assert path is None or path.name in {"pyproject.toml", "citecheck.toml"}


def test_options_beat_environment_beats_file_beats_defaults(tmp_path, monkeypatch):
    (tmp_path / "citecheck.toml").write_text(
        'pubmed = "file"\nemail = "file@example.org"\nfail-on = "error"\njobs = 3\n'
    )
    monkeypatch.setenv("CITECHECK_PUBMED", "environment")
    monkeypatch.setenv("NCBI_EMAIL", "environment@example.org")
    settings, path = load({"pubmed": "option", "fail-on": None}, search_from=tmp_path)
    assert (settings.pubmed, settings.email, settings.fail_on, settings.jobs) == (
        "option",
        "environment@example.org",
        "error",
        3,
    )
    assert path == tmp_path / "citecheck.toml"


def test_the_nearest_file_above_counts_and_pyproject_only_with_our_table(tmp_path):
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / "citecheck.toml").write_text('fail-on = "note"\n')
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\nx = 1\n")
    assert load({}, search_from=below)[0].fail_on == "note"
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.citecheck]\nfail-on = "never"\n')
    assert load({}, search_from=below)[0].fail_on == "never"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('fail_on = "error"\n', "unknown key 'fail_on' in citecheck.toml; did you mean 'fail-on'"),
        ('fail-on = "fatal"\n', "'fail-on': cannot be 'fatal'; it is one of error, warning, note, never"),
        ('ignore = "x"\n', "'ignore': must be a list"),
        ('jobs = "x"\n', "'jobs': must be a whole number"),
        ('[[accept]]\nrule = "title-differs"\nreason = "x"\nuntil = "soon"\n', "entry 1 of accept, until: "),
        ('ignore = ["claim-number-difers"]\n', "did you mean 'claim-number-differs'"),
        ("jobs = 0\n", "must be 1 or more"),
        ("jobs =\n", "is not valid TOML"),
        ('[[accept]]\nrule = "title-differs"\n', "entry 1 of accept: 'reason' is missing"),
        ('[[accept]]\nrule = "title-differs"\nreason = " "\n', "has no reason"),
        ('[[accept]]\nrule = "title-differs"\nreason = "x"\nuntill = 2020-01-01\n', "until"),
        ('[severities]\n"title-differs" = "fatal"\n', "is not valid"),
        ('[severities]\n"tittle-differs" = "note"\n', "did you mean 'title-differs'"),
    ],
)
def test_a_mistake_is_told_in_one_line(tmp_path, content, message):
    (tmp_path / "citecheck.toml").write_text(content)
    with pytest.raises(ConfigError) as caught:
        load({}, search_from=tmp_path)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [("tool = 3\n", "[tool] is not a table"), ("[tool]\ncitecheck = 3\n", "[tool.citecheck] is not a table")],
)
def test_what_should_be_a_table_and_is_none_is_told(tmp_path, content, message):
    (tmp_path / "pyproject.toml").write_text(content)
    with pytest.raises(ConfigError) as caught:
        load({}, search_from=tmp_path)
    assert str(caught.value).endswith(f"pyproject.toml: {message}")


def test_a_byte_order_mark_is_no_part_of_the_configuration(tmp_path):
    (tmp_path / "citecheck.toml").write_text('fail-on = "note"\n', encoding="utf-8-sig")
    assert load({}, search_from=tmp_path)[0].fail_on == "note"


def test_relative_paths_count_from_the_folder_of_the_file_that_names_them(tmp_path, monkeypatch):
    below = tmp_path / "articles"
    below.mkdir()
    (tmp_path / "citecheck.toml").write_text('pubmed = "data/index"\ncache-dir = "kept"\njudge = "nli:model"\n')
    monkeypatch.chdir(below)
    found, _ = load({}, search_from=below)
    assert (found.pubmed, found.cache_dir, found.judge) == (
        str(tmp_path / "data" / "index"),
        str(tmp_path / "kept"),
        f"nli:{tmp_path / 'model'}",
    )
    named, _ = load({}, config_file=tmp_path / "citecheck.toml")
    assert named == found
    # What is given here counts from here.
    monkeypatch.setenv("CITECHECK_CACHE_DIR", "here")
    given, _ = load({"pubmed": "records"}, search_from=below)
    assert (given.pubmed, given.cache_dir) == ("records", "here")


def test_what_is_no_relative_path_stays_as_it_is(tmp_path, monkeypatch):
    below = tmp_path / "articles"
    below.mkdir()
    file = tmp_path / "citecheck.toml"
    monkeypatch.chdir(below)
    file.write_text('pubmed = "ncbi"\ncache-dir = "/srv/kept"\njudge = "openai:model"\n')
    found, _ = load({}, search_from=below)
    assert (found.pubmed, found.cache_dir, found.judge) == ("ncbi", "/srv/kept", "openai:model")
    file.write_text('pubmed = "data/index"\n')
    monkeypatch.chdir(tmp_path)
    assert load({}, search_from=tmp_path)[0].pubmed == "data/index"


def test_a_file_that_was_named_must_exist(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read"):
        load({}, config_file=tmp_path / "none.toml")
