"""Figures of the claim looked for in the abstract.

`stated`, `size`, `course`, `majority`, `arms`, `slip`, `anchored` and `counterpart` are the ways in which one can
differ; `apart` and `asked` say which figures are of the same thing.
"""
