"""People by date: who they are, their states, groups, wages, months without dues, relatives."""

USES = ("union",)
