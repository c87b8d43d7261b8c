"""Measuring: the commands that print the figures of the reports. They read data that is not part of the package."""
