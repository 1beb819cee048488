"""The dues: lists, collection, arrears, what is payable to the superior union, remittance."""
