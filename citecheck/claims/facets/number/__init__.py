"""Figures of the claim looked for in the abstract.

`likened`, `counterpart`, `size`, `slip` and `instead` find the figure that the abstract gives in the place of one that
it lacks; `course`, `majority`, `arms`, `listed_otherwise`, `p_value` and `retold` hold against it what it has; `apart`
and `asked` say which figures are of the same thing, `weighing` what speaks for it.
"""
