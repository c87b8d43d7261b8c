"""The learned half of attribution: find cues, and for every cue its content and its sources."""
