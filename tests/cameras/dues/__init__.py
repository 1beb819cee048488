"""The dues: lists, collection, arrears, what is owed upwards, remittance."""
