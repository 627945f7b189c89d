"""Words that a number goes with, so that the number is no citation."""

from __future__ import annotations

from citecheck.text.abbreviations import words

UNITS = words(
    """
    m cm mm km nm µm μm dm kg g mg µg μg ng l dl ml µl s h ha min sec msec hz khz pa kpa n j kj kcal w v chi χ r i e
    x y z a b c d p q t u k f log ln exp sq m² cell cells mol mmol µmol
    """
)
"""Words after which a raised or glued number is a power or an index."""

ELEMENTS = words(
    """
    hydrogen carbon nitrogen oxygen fluorine sodium phosphorus sulphur sulfur chlorine potassium calcium chromium iron
    cobalt copper zinc gallium selenium krypton rubidium strontium yttrium zirconium molybdenum technetium ruthenium
    palladium indium iodine xenon caesium cesium samarium lutetium iridium thallium bismuth polonium astatine radon
    radium actinium thorium uranium plutonium americium
    """
)
"""Words after which a raised number may be the mass of an isotope."""

NAMED = words(
    """
    fig figs figure figures table tables tab box boxes eq eqs eqn equation equations section sections sec chapter
    chapters ch appendix panel panels plate pl no nos nr number numbers vol volume issue page pages pp part parts
    version ver step phase stage grade type class level exp visit cycle round wave day week month year hour age aged
    ages chromosome chr exon intron position residue lane item question category quartile quintile tertile
    percentile score rank point scheme file video movie supplementary dataset data example theorem lemma corollary
    genes gene vs versus approx ca circa interleukin omega vitamin covid sars influenza january february march april
    may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec street
    suite room floor unit
    """
)
"""Words that a number after them names: `Table 2`, `week 12`, `type 2`, `June 9`."""

PERIODS = words("day week month year hour cycle round visit")
"""What is counted, and is also just what a sentence ends with: `once a day 12.`"""

SOMETIMES_NAMED = words(
    """
    model case study trial experiment patient participant subject group cohort arm site region problem aim objective
    hypothesis criterion factor component dimension history law rule line
    """
)
"""Words that a number after them may name (`group 2`) or cite for (`the two-hit model 17`)."""

ABBREVIATED = words(
    """
    fig figs tab eq eqs eqn sec ch pl no nos nr vol pp p ver v vs approx ca jan feb mar apr jun jul aug sep oct nov dec
    ref refs
    """
)
"""Abbreviations whose stop a number may follow without a blank: `Fig.2`."""

COUNTED = words(
    """
    of to in by was were is are be been being at for from than with and or nor between about over under above below
    least most only approximately nearly almost around exactly up down until till per into on as vs versus plus
    minus times equal equals equalled equaled reached through within after before every each all another other these
    those both first last next top mean median average range ranging sd se sem iqr ci hr rr or alpha beta gamma p n
    r k t x y a an the this that not no more less fewer greater higher lower but if then when where which who said
    de do da dos das em e o os as y en el la los las un una com por para entre até
    """
)
"""Words after which a number is a quantity: `a mean of 5,`, `was 12.`"""
