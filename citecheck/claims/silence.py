"""What is said of a record that has no English abstract: none at all, one in another language, or an article in one."""

from __future__ import annotations

from citecheck.models import Record

_LANGUAGES = {
    "ara": "Arabic", "bul": "Bulgarian", "chi": "Chinese", "cze": "Czech", "dan": "Danish", "dut": "Dutch",
    "est": "Estonian", "fin": "Finnish", "fre": "French", "geo": "Georgian", "ger": "German", "gre": "Greek",
    "heb": "Hebrew", "hrv": "Croatian", "hun": "Hungarian", "ice": "Icelandic", "ind": "Indonesian", "ita": "Italian",
    "jpn": "Japanese", "kor": "Korean", "lit": "Lithuanian", "nor": "Norwegian", "per": "Persian", "pol": "Polish",
    "por": "Portuguese", "rum": "Romanian", "rus": "Russian", "slo": "Slovak", "slv": "Slovenian", "spa": "Spanish",
    "srp": "Serbian", "swe": "Swedish", "tha": "Thai", "tur": "Turkish", "ukr": "Ukrainian", "vie": "Vietnamese",
}  # fmt: skip
"""The codes that PubMed uses (MARC, three letters) for the languages that it has most articles in."""
_ENGLISH = frozenset({"eng", "en"})


def readable(record: Record) -> bool:
    """Whether the record has an abstract with words in it, and in English, as far as its language is known."""
    language = (record.abstract_language or "eng").lower()
    return language in _ENGLISH and any(section.text.strip() for section in record.abstract)


def no_abstract(record: Record, name: str) -> str:
    """A sentence for the note that nothing could be compared; `name` is how the reference is called in it."""
    if any(section.text.strip() for section in record.abstract):
        tongue = _named((record.abstract_language or "").lower())
        return f"The record of {name} has its abstract in {tongue} only, and claims are held against English abstracts."
    others = [code.lower() for code in record.languages if code.lower() not in (*_ENGLISH, "und", "mul")]
    if others and len(others) == len(record.languages):
        return (
            f"The record of {name} has no abstract to hold the claim against: PubMed has the title of an article in "
            f"{_listed([_named(code) for code in others])} and nothing more."
        )
    return f"The record of {name} has no abstract to hold the claim against."


def _named(code: str) -> str:
    return _LANGUAGES.get(code, "another language")


def _listed(names: list[str]) -> str:
    names = list(dict.fromkeys(names))
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
