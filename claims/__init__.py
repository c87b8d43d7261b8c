"""Documents in, statements out: reading, segmenting, cutting to propositions."""
