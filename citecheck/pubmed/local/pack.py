"""A record as few bytes: msgpack, deflated against a dictionary of what nearly every record has."""

from __future__ import annotations

import zlib

import msgspec

from citecheck.models import Fields, Record

_WORDS = """
University Hospital Department of Medicine, School of Medicine, Institute of Research Center for Health Sciences, China.
USA. Germany. Japan. France. Italy. United Kingdom. Electronic address: .edu.cn
Review Case Reports Comparative Study Multicenter Study Randomized Controlled Trial Clinical Trial Letter Editorial
Comment English Abstract Meta-Analysis Systematic Review Observational Study Evaluation Study Historical Article
Research Support, U.S. Gov't, P.H.S. Research Support, N.I.H., Extramural Research Support, U.S. Gov't, Non-P.H.S.
Infant, Newborn Infant Child, Preschool Pregnancy Aged, 80 and over Young Adult Adolescent Rats Mice Animals
Retrospective Studies Prospective Studies Treatment Outcome Follow-Up Studies Time Factors Risk Factors Cohort Studies
Cross-Sectional Studies Case-Control Studies Cells, Cultured Molecular Structure Signal Transduction Reproducibility
of Results Dose-Response Relationship, Drug Middle Aged Male Female Adult Child Humans International Journal of
Archives of American Journal of Journal of clinical the in patients with and the effect of associated with was found
in the treatment of disease infection cancer cells were significantly higher than in the control group compared with
(P < 0.05) a total of results suggest that there was no significant difference between the 95% confidence interval
(CI) The aim of this study was to investigate the role of we conclude that these findings
BACKGROUND OBJECTIVE METHODS RESULTS CONCLUSIONS CONCLUSION
"""
_LEVEL = 3
_RAW = -13  # no header of zlib's own, and a window of 8 kB, because records are small and a small state is soon copied
_STATE = 6
_encode = msgspec.msgpack.Encoder(order="deterministic").encode
_decode = msgspec.msgpack.Decoder(Record).decode


def dictionary() -> bytes:
    """What new indexes are packed with; it is kept in the index, so a later version may have another."""
    empty = Record(pmid="", fields=Fields(), languages=("eng",), publication_types=("Journal Article",))
    return _encode([" ".join(_WORDS.split()), "Research Support, Non-U.S. Gov't", "United States", "MEDLINE", empty])


class Packer:
    """Packs and unpacks the records of one index."""

    def __init__(self, words: bytes) -> None:
        self._words = words
        self._primed = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW, _STATE, zlib.Z_DEFAULT_STRATEGY, words)

    def pack(self, record: Record) -> bytes:
        """`record` as bytes."""
        deflate = self._primed.copy()
        return deflate.compress(_encode(record)) + deflate.flush()

    def unpack(self, data: bytes) -> Record:
        """The record that was packed. Raises `ValueError` where `data` are damaged."""
        try:
            inflate = zlib.decompressobj(_RAW, self._words)
            return _decode(inflate.decompress(data) + inflate.flush())
        except (zlib.error, msgspec.MsgspecError) as error:
            raise ValueError(f"a record is damaged ({error})") from None
