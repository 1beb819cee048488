"""The plans, activities and surveys of a sample union."""

from __future__ import annotations

from app.services.activities.sample_activities import sample_activities
from app.services.activities.sample_surveys import add_surveys
from app.services.sample import SamplePart, daily, monthly

SAMPLE = (
    SamplePart("activities", 220, month=daily(sample_activities)),
    SamplePart("surveys", 300, month=monthly(add_surveys)),
)
