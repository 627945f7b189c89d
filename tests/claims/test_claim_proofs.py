"""What a claim calls proved, established or settled, and its abstract leaves open."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record, rules

OPEN = record(
    "Night shifts disturb sleep in nurses. We asked whether blue-light glasses shorten sleep latency. Sixty nurses "
    "wore blue-light or clear glasses for two weeks. Sleep latency was 19 minutes with blue-light glasses and 27 "
    "minutes with clear glasses (p = 0.03). Blue-light glasses may shorten sleep latency in nurses on night shifts, "
    "and a lower evening light dose could explain the effect. Larger trials are needed.",
    title="Blue-light glasses and sleep latency in nurses",
)
TITLED = record(
    "Chronic itch troubles dialysis patients. Records of 4,105 dialysis patients were linked to prescriptions. Those "
    "who took oat baths had a lower incidence of itch over two years (hazard ratio 0.61, 95% CI 0.50 to 0.74). Skin "
    "care habits were not recorded.",
    title="Oat baths may lower the incidence of itch in dialysis patients",
)
SURE = record(
    "Scabies outbreaks are hard to end in prisons. Whether single-dose ivermectin interrupts transmission was tested "
    "in eleven prisons. Eight prisons were free of scabies at six months after ivermectin. The results prove that "
    "ivermectin interrupts transmission of scabies in prisons. Resistance may arise with repeated use.",
    title="Ivermectin and scabies in prisons",
)
WATCHED = record(
    "Silica dust is common in quarries. Medical files of 2,300 quarry workers were linked to cancer registry data. "
    "Kidney cancer was associated with silica exposure (odds ratio 1.6, 95% CI 1.1 to 2.3). Smoking data were "
    "incomplete. The association held in both sexes.",
    title="Silica exposure and kidney cancer in quarry workers",
)
PROTECTED = record(
    "Shingles vaccination in people over 80 is rare. We followed 2,100 vaccinated people and 2,100 controls from "
    "general practice records. Shingles was less frequent in the vaccinated (hazard ratio 0.48). Stroke did not "
    "differ. The vaccine protects people over 80.",
    title="Shingles vaccine in people over 80: a matched cohort study",
)


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        (OPEN, "There is no longer any doubt that blue-light glasses shorten sleep latency in nurses [1]."),
        (WATCHED, "Silica exposure has been proved to cause kidney cancer in quarry workers [1]."),
        (WATCHED, "Quarry records establish that silica causes kidney cancer [1]."),
        (WATCHED, "Among quarry workers silica was established as a cause of kidney cancer (odds ratio 1.6) [1]."),
        (WATCHED, "In quarry workers, the causal role of silica in kidney cancer has been proved [1]."),
        (OPEN, "Blue-light glasses have been proved to shorten sleep latency in nurses on night shifts [1]."),
        (OPEN, "The trial proved that blue-light glasses shorten sleep latency in nurses working nights [1]."),
        (OPEN, "It is firmly established that blue-light glasses shorten sleep latency in night-shift nurses [1]."),
        (OPEN, "Its authors established a lower evening light dose as the explanation of the effect [1]."),
        (OPEN, "In nurses, a lower evening light dose has been shown to be the explanation of the effect of blue-light "
               "glasses [1]."),
        (OPEN, "There is conclusive evidence that blue-light glasses shorten sleep latency in nurses [1]."),
        (OPEN, "With sixty nurses, the study settles the question of blue-light glasses [1]."),
        (OPEN, "The authors demonstrated beyond doubt that blue-light glasses shorten sleep latency in nurses on "
               "nights [1]."),
        (OPEN, "That blue-light glasses shorten sleep latency in nurses on night shifts is beyond doubt [1]."),
        (OPEN, "Sleep latency fell by eight minutes, which definitively established that blue-light glasses shorten "
               "sleep latency in nurses [1]."),
        (OPEN, "The authors proved the effect of blue-light glasses on sleep latency in nurses on night shifts [1]."),
        (TITLED, "Oat baths have been proved to prevent itch in dialysis patients, cutting its hazard by two fifths "
                 "[1]."),
    ],
)  # fmt: skip
def test_proof_of_what_is_left_open_is_found(source, claim):
    assert "claim-overstated" in rules(hold(claim, source))


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        (OPEN, "Proof of the effect of blue-light glasses on sleep latency in nurses needs a larger trial [1]."),
        (PROTECTED, "The shingles vaccine is an established means of prevention, and people over 80 were no exception "
                    "(hazard ratio 0.48) [1]."),
        (PROTECTED, "That the vaccine prevents shingles has been proven in trials; in people over 80 a cohort found "
                    "the same (hazard ratio 0.48) [1]."),
        (PROTECTED, "Trials had established that the vaccine works in younger people; over 80 it halved shingles as "
                    "well (hazard ratio 0.48) [1]."),
        (WATCHED, "Kidney cancer was linked to silica in quarry workers, although cause and effect were not proved "
                  "[1]."),
        (WATCHED, "Silica is an established cause of lung disease; in quarry workers it was also associated with "
                  "kidney cancer [1]."),
        (WATCHED, "Kidney cancer was proved by biopsy in quarry workers, and was associated with silica (odds ratio "
                  "1.6) [1]."),
        (WATCHED, "Among quarry workers with proven kidney cancer, silica exposure was more frequent (odds ratio 1.6) "
                  "[1]."),
        (WATCHED, "It has been proposed, not proved, that silica causes kidney cancer in quarry workers [1]."),
        (OPEN, "Blue-light glasses have not been proved to shorten sleep latency in nurses on night shifts [1]."),
        (OPEN, "It remains to be proved that blue-light glasses shorten sleep latency in nurses [1]."),
        (OPEN, "Blue-light glasses proved useful in nurses, with sleep latency of 19 rather than 27 minutes [1]."),
        (OPEN, "Whether blue-light glasses shorten sleep latency in nurses is far from firmly established [1]."),
        (OPEN, "Sleep latency proved to be 19 minutes with blue-light glasses and 27 with clear ones [1]."),
        (OPEN, "In sixty nurses, sleep latency was shorter with blue-light glasses, but it took two weeks to establish "
               "a habit [1]."),
        (OPEN, "Blue-light glasses were shown to shorten sleep latency from 27 to 19 minutes in nurses [1]."),
        (OPEN, "The study does not settle the question, since larger trials are needed [1]."),
        (OPEN, "If it is proved that blue-light glasses shorten sleep latency in nurses, hospitals may buy them [1]."),
        (OPEN, "No one has established a lower light dose as the explanation of the effect of blue-light glasses "
               "[1]."),
        (OPEN, "Until blue-light glasses have been proved to shorten sleep latency in nurses, other means are "
               "preferred [1]."),
        (OPEN, "To prove that blue-light glasses shorten sleep latency in nurses would take larger trials [1]."),
        (OPEN, "Definitive evidence that blue-light glasses shorten sleep latency in nurses is lacking [1]."),
        (OPEN, "Blue-light glasses, which have been proven safe, shortened sleep latency in nurses to 19 minutes "
               "[1]."),
        (OPEN, "In nurses with established insomnia, sleep latency was shorter with blue-light glasses [1]."),
        (OPEN, "Proof that blue-light glasses shorten sleep latency in nurses awaits larger trials [1]."),
        (TITLED, "Oat baths went with a lower incidence of itch in dialysis patients, which is no proof of an effect "
                 "[1]."),
        (SURE, "It has been proved that ivermectin interrupts transmission of scabies in prisons [1]."),
        (SURE, "Ivermectin has been conclusively shown to interrupt transmission of scabies in prisons [1]."),
    ],
)  # fmt: skip
def test_honest_words_of_proof_are_not_accused(source, claim):
    assert loud(hold(claim, source)) == []
