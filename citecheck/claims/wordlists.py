"""Words by what they do in a sentence of a medical abstract: none of their own, the same as another."""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """The words of `text`, which stand apart by blanks: a list that is easy to read and to mend."""
    return tuple(text.split())


STOPWORDS = frozenset(
    words(
        """
    a about above according after again aim al all also although am among amongst an analysis and any are as
    associated at author authors background be because been before being below between both but by can ci compared
    comparison conclude concluded conclusion conclusions could data demonstrate demonstrated did do does doing
    down due during each either et etc evidence few find finding findings for found from further had has have
    having he her here hers herself him himself his how however i if in indicate indicated indicates into
    investigator investigators is it its itself just many may me method methods might more most much must my
    myself n near new no none nor not objective objectives observe observed of off on once one only onto or other
    others our ours out over own p per purpose quite rather recent recently report reported reports researcher
    researchers result results reveal revealed s same several shall she should show showed shown shows significant
    significantly since so some statistically studied studies study such suggest suggested suggests t than that
    the their theirs them themselves then there these they this those through thus to too toward towards two under
    until up upon us use used using various versus very via vs was we well were what when where whereas whether
    which while who whom whose why will with within without would yet you your yours
        """
    )
)
"""Words that say nothing of the subject; the verbs of reporting and the labels of sections are among them."""

SYNONYMS: tuple[tuple[str, ...], ...] = tuple(
    words(group)
    for group in (
        "patients subjects participants individuals people persons",
        "death mortality deaths died fatality fatal lethal",
        "increase elevated raised higher greater rise upregulated elevates augments enhances boosts increment "
        "rising rose",
        "decrease reduction reduce lower decline diminished attenuates less fewer downregulated lowered "
        "suppresses dropped fell declined",
        "cancer carcinoma tumor neoplasm malignancy malignant neoplastic tumour cancerous tumorigenesis "
        "carcinogenesis oncogenic",
        "heart cardiac coronary cardiovascular myocardial",
        "kidney renal nephropathy",
        "signal signaling signalling",
        "liver hepatic",
        "lung pulmonary",
        "brain cerebral neural neuronal neurons",
        "mice mouse murine",
        "child children pediatric paediatric childhood",
        "drug medication medications pharmacological medicine",
        "woman women female females",
        "man men male males",
        "elderly older aged elders",
        "treatment therapy therapeutic treated therapies",
        "effective efficacy effectiveness efficacious",
        "improve improvement better beneficial benefit ameliorates",
        "blood serum plasma circulating",
        "safe safety",
        "inhibit block inhibitor antagonist blockade",
        "infant newborn neonate neonatal babies baby",
        "pregnancy pregnant gestation gestational maternal",
        "fat adipose adipocytes",
        "obesity obese overweight adiposity",
        "diabetes diabetic",
        "surgery operation surgical operative surgically",
        "doctor physician clinician practitioner",
        "placebo sham",
        "risk likelihood odds probability",
        "knockout deficient deletion deficiency lacking absence loss null",
        "necessary required requires essential needed",
        "relapse recurrence recurrent",
        "infection infected infectious",
        "protein proteins",
        "bacteria bacterial microbial bacterium microbe",
        "virus viral",
        "immune immunity immunological",
        "genome genomic genetic gene",
        "mutation variant polymorphism mutant",
        "smoking tobacco cigarette smokers",
        "alcohol drinking ethanol",
        "exercise training",
        "pain analgesia painful",
        "sleep insomnia",
        "depression depressive",
        "weight bodyweight",
        "vaccine vaccination immunization vaccinated",
        "screening screened",
        "begin start onset initiation initiate",
        "trial rct",
        "fast rapid quick",
        "harm adverse harmful detrimental",
        "bone skeletal osseous",
        "eye ocular ophthalmic",
        "skin cutaneous dermal",
        "stomach gastric",
        "breast mammary",
        "muscle muscular",
        "gut intestinal intestine bowel",
        "teeth dental tooth",
    )
)
"""Groups of words that abstracts and those who cite them use for one another; the first names the group."""
