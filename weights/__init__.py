"""The bundled model: its weights, its tokenizer, its fast CPU engine, and what was trained on top of it."""
