"""Statements in, chains of sources out: cues, spans, resolution, identity, independence."""
