"""Claims in, linked claims out: embedding, search, and the judgement on pairs."""
