"""The parts of the HTML report: its elements, its sections, its style and its script."""
