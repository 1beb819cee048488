"""The revolving loans and of the houses (Mái ấm)."""
