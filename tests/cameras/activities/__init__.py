"""The activities: plans, Workers' Month, activities, surveys, the union's value."""
