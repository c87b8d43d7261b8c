"""How the pair model is trained: families of wordings, their pairs, and the training command. Not part of the wheel."""
