"""How the tagger is trained: annotated articles, their examples, and the training command. Not part of the wheel."""
