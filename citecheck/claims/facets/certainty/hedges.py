"""The words of a reservation, of one that weighs, and what only looks like one."""

from __future__ import annotations

import re

from citecheck.claims.cues import Cue

HEDGE = re.compile(
    r"\b(?:may|might|could|possibly|potential(?:ly)?|perhaps|probably|"
    r"(?<!less )(?<!more )(?<!as )(?<!times )likely|appear(?:s|ed)?|seem(?:s|ed)?|suggest(?:s|ed|ing|"
    r"ive)?|preliminary|"
    r"promising|tentative|unclear|uncertain\w*|limited|low[- ](?:certainty|quality|confidence)|insufficient|"
    r"inconclusive|(?<!best )(?<!as )(?<!if )(?<!where )(?<!when )possible(?! to\b)|possibility|conceivable|"
    r"in all likelihood|in theory|apparently|arguably|supposedly|"
    r"(?:expected|believed|assumed|held|hoped) to|thought|propos(?:e|es|ed|al|ing)|speculat\w+|believ(?:e|es|ed|ing)|"
    r"surmis\w+|conjectur\w+|postulat\w+|fear(?:s|ed)? (?:that|to)|concern that|suspect\w*|put(?:ting)? forward|"
    r"explanations?|look(?:s|ed)? (?:as (?:if|though)|like|likely|set)|"
    r"hypothes\w+|plausibl\w+|presumabl\w+|conceivabl\w+|indicat(?:e|es|ed|ing)|tend(?:s|ed)?|trend|"
    r"stands? to (?:benefit|gain|lose)|"
    r"further (?:research|studies|trials)|weak(?:ly)?(?! correlat)|conditional(?:ly)?|"
    r"more (?:research|studies|trials)|weak evidence|pilot|exploratory|can)\b",
    re.IGNORECASE,
)
HEDGED = Cue(
    HEDGE,
    words="may might could possibly potential potentially perhaps probably likely appear appears appeared seem "
    "seems seemed suggest suggests suggested suggesting suggestive preliminary promising tentative "
    "unclear limited low insufficient inconclusive indicate indicates indicated indicating tend tends "
    "tended trend further more weak weakly conditional conditionally pilot exploratory can possible "
    "possibility conceivable likelihood theory apparently arguably supposedly expected thought believed "
    "assumed held hoped stand stands look looks looked fear fears feared concern put putting",
    pieces="uncertain hypothes plausibl presumabl conceivabl propos speculat believ surmis conjectur postulat suspect "
    "explanation",
)
WEAK = re.compile(
    r"\b(?P<modal>may|might|could|possibly|perhaps|potentially|seems? to|appears? to|conceivably|probably|"
    r"presumably|ha(?:s|ve) (?:the |a )?potential (?:to|of|for))\b|"
    r"\b(?P<low>(?:very )?low[- ](?:certainty|quality|confidence)|insufficient evidence|limited evidence|"
    r"weak evidence|"
    r"inconclusive|preliminary (?:evidence|results|findings|data))\b",
    re.IGNORECASE,
)
NO_DOUBT = re.compile(
    r"could (?:not\b|"
    r"(?:(?:more |less |most )?\w+ly )?(?:predict|distinguish|discriminate|differentiate|identify|detect|classify|"
    r"stratify)\b|"
    r"(?:significantly|markedly|remarkably|effectively|dramatically)\b|"
    r"be (?:\w+ly )?(?:detected|observed|identified|distinguished|classified|divided|measured|obtained|seen|found|"
    r"performed|achieved)\b)"
)
"""What was tried in vain, or was able to: `could not be found`, `could accurately predict`; no reservation."""
