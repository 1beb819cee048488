"""Who the union is: dated facts, officers, policies by date, files it keeps."""

USES = ()
