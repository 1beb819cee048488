"""The pages of Thiết lập, one file each. None imports another; ``screens/settings.py`` puts them side by side."""
