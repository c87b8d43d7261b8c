"""How the pair model is trained: families of wordings, their pairs, and the training command. Not part of the wheel.

What is written here is invented, though real papers, bodies and people are named in it.
"""
