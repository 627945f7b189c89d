"""Words whose stop need not end a sentence, and words that show that one begins."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of `text`, which is easier to read and to keep than a list of quoted ones."""
    return frozenset(text.split())


ALWAYS = words(
    """
    dr drs mr mrs ms prof profs sra dra rev gen hon vs v viz cf e.g eg i.e ie approx ca resp incl excl
    st mt ft dept univ assn assoc fr
    bzw vgl evtl ggf inkl exkl z.b d.h u.a i.d.r o.g s.o s.u sog zzgl med dipl
    p.ej ej p.ex mme mlle srta srs sres dres dras lic dott profa ud uds
    """
)
"""A stop after these never ends a sentence."""

BEFORE_NUMBER = words(
    """
    fig figs figure eq eqs eqn eqns no nos nr núm num vol vols p pp pg ch chap sec sect tab tbl ref refs suppl
    art appx app exp ex pt par para max min n° pl pls ver
    abb bd kap nrn lám cap caps pág págs pag tabl abs núms anm
    jan feb mar apr jun jul aug sep sept oct nov dec
    """
)
"""A stop after these does not end a sentence where a number (or a bracket) follows."""

FLOATS = words("Fig Figs Figure Figures Tab Table Tables")
"""What an abbreviated word before it belongs to: `Suppl. Fig. 2`."""

PERIODS = words("wk wks mo mos mth mths yr yrs hr hrs")
"""Units of time whose stop does not end a sentence where a number follows and none stands before: `At wk. 12`."""

WEAK = words(
    """
    u.s u.k u.s.a e.u u.n d.c ph.d m.d d.o j.d r.n b.s m.s b.a m.p.h dr.med jr sr inc ltd co corp llc plc
    sp spp var subsp ssp cv nov gen syn auth etc bros cie
    """
)
"""A stop after these ends a sentence only where the next word can be nothing but the start of one."""

COUNTED_NOUNS = words("Min Std Sek Mio Mrd Tsd Jh Mon Wo")
"""German units with a capital, whose stop a noun may follow: `30 Min. Radfahren`."""

PAGE = words("S p P f")
"""Letters that stand for a page or a figure before a number: `(S. 12)`."""

NAMED_BY_LETTER = words(
    """
    vitamin vitamins hepatitis type types group groups grade class stage phase panel arm arms cohort factor
    influenza immunoglobulin category site part appendix
    """
)
"""Words that a capital letter may follow as a name: `vitamin D. Patients` are two sentences."""

STARTERS = words(
    """
    The A An This These Those That There Here It Its They Their He She His Her We Our You Your I
    In On At By For From With Without Within Of To As After Before During Among Between Through Throughout Under Upon
    Despite Due Because Since Although Though While Whereas When Where Whether If Unless Until Once Given Based
    However Moreover Furthermore Additionally Also Besides Finally Therefore Thus Hence Consequently Nevertheless
    Nonetheless Similarly Likewise Conversely Instead Meanwhile Subsequently Then Overall Indeed Interestingly Notably
    Importantly Recently Currently Generally Typically Usually Often Sometimes First Second Third Another Other Others
    Both Each Either Neither All Any Every Most Many Some Several Few Much Such Only Even Not Nor But And Or So Yet
    Der Die Das Den Dem Ein Eine Es Sie Wir Bei Im Am Auf Mit Nach Für Diese Dieser Dieses Daher Jedoch Dennoch Auch
    Les Une Cette Ces Dans Chez Selon Pour Cependant Ainsi Este Esta Estos Estas Por Con Según Sin Así Também Nos Nas
    One Two Three Four Five What Which Who Why How Patients Participants Results Conclusions Conclusion Methods
    Findings Data Treatment Compared Using O Os As Um Uma Em No Na Para El La Los Las Un Una En
    """
)
"""Capitalised words that begin a sentence where they follow a stop, whatever stands before it."""
