"""Commands of LaTeX whose arguments are not text."""

from __future__ import annotations

LEFT_OUT = {
    "vspace": "sm", "hspace": "sm", "addvspace": "m", "vphantom": "m", "hphantom": "m", "phantom": "m",
    "setlength": "mm", "addtolength": "mm", "addtocounter": "mm", "newcounter": "mo", "newlength": "m", "newif": "m",
    "includegraphics": "som", "rule": "omm", "fontsize": "mm", "color": "om", "textcolor": "om", "colorbox": "m",
    "definecolor": "mmm", "cellcolor": "om", "rowcolor": "om", "hypersetup": "m", "captionsetup": "om",
    "pagestyle": "m", "thispagestyle": "m", "pagenumbering": "m", "geometry": "m", "graphicspath": "m",
    "addcontentsline": "mmm", "markboth": "mm", "markright": "m", "pdfbookmark": "omm", "index": "m", "todo": "om",
    "date": "m", "author": "om", "affil": "om", "affiliation": "om", "address": "om", "email": "m", "institute": "m",
    "thanks": "m", "orcid": "m", "corref": "m", "cortext": "om", "ead": "om", "fnmark": "om", "tnotetext": "om",
    "hyphenation": "m", "urlstyle": "m", "selectlanguage": "m", "foreignlanguage": "om", "linespread": "m",
    "setstretch": "m", "theoremstyle": "m", "newtheorem": "smomo", "numberwithin": "omm", "tikzset": "m",
    "usetikzlibrary": "m", "lstset": "m", "sisetup": "m", "DeclareSIUnit": "omm", "ExecuteBibliographyOptions": "m",
    "AtBeginDocument": "m", "AtEndDocument": "m", "AtEveryBibitem": "m", "AtBeginBibliography": "m",
    "DeclareFieldFormat": "somm", "DeclareUnicodeCharacter": "mm", "newcolumntype": "mom", "noalign": "m",
    "crefname": "mmm", "Crefname": "mmm", "DeclareMathOperator": "smm", "setmainfont": "om", "setsansfont": "om",
    "multicolumn": "mm", "multirow": "omomo", "cline": "m", "cmidrule": "pom", "morecmidrules": "",
    "specialrule": "mmm",
    "raisebox": "moo", "parbox": "ooom", "resizebox": "smm", "scalebox": "mo", "rotatebox": "om", "makebox": "oo",
    "framebox": "oo", "hypertarget": "m", "hyperlink": "m", "bibinfo": "m", "bibfield": "m", "BibitemShut": "m",
    "citestyle": "m", "bibliographyunit": "m", "defcitealias": "mm", "shortcites": "m", "typeout": "m", "write": "m",
    "special": "m", "providecolor": "mmm", "includepdf": "om", "footnotemark": "o", "setcitestyleopts": "m",
    "stepcounter": "m", "refstepcounter": "m", "usecounter": "m", "arabic": "m", "roman": "m", "alph": "m",
    "nobibliography": "sm", "bibdata": "m", "bibstyle": "m", "bibcite": "mm", "sfcode": "",
    "pdfstringdefDisableCommands": "m", "PassOptionsToPackage": "mm", "PassOptionsToClass": "mm", "IfFileExists": "mmm",
    "addtokomafont": "mm", "setkomafont": "mm", "definechangesauthor": "om", "glsadd": "m",
}  # fmt: skip
"""Commands whose arguments are not text, with those arguments; one that prints its last has that left off here."""
