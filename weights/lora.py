"""Low-rank fine-tuning of the bundled model with torch (Hu et al. 2021, "LoRA").

The frozen base runs in bfloat16, which current CPUs multiply in hardware; only the factors are trained, in float32.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import nn
from torch.nn import functional

from .torch_model import LINEAR, bert_model


class LowRank(nn.Module):
    """A frozen linear layer plus ``scale * B A``; A is (rank, in), B is (out, rank) and starts at zero."""

    def __init__(self, base: nn.Linear, *, rank: int, scale: float) -> None:
        super().__init__()
        self.weight = nn.Parameter(base.weight.detach(), requires_grad=False)
        self.bias = nn.Parameter(base.bias.detach(), requires_grad=False)
        self.a = nn.Parameter(torch.empty(rank, base.in_features))
        self.b = nn.Parameter(torch.zeros(base.out_features, rank))
        nn.init.kaiming_uniform_(self.a, a=5**0.5)
        self.scale = scale

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Apply the layer to (..., in), giving (..., out).

        The factors are added to the matrix first: on a CPU one large product is cheaper than two thin ones beside it.
        """
        return functional.linear(x, self.weight + (self.scale * (self.b @ self.a)).to(x.dtype), self.bias)


class Encoder(nn.Module):
    """The bundled encoder with trainable low-rank factors, a trainable mark for flagged tokens, and a linear head.

    ``forward`` gives (batch, tokens, outputs) logits in float32.
    """

    def __init__(self, *, outputs: int, rank: int = 32) -> None:
        super().__init__()
        self.bert = bert_model(attention="eager").to(torch.bfloat16)
        for parameter in self.bert.parameters():
            parameter.requires_grad_(False)
        for layer in self.bert.encoder.layer:
            for path in LINEAR.values():
                owner: Any = layer
                *parents, last = path.split(".")
                for name in parents:
                    owner = getattr(owner, name)
                setattr(owner, last, LowRank(getattr(owner, last), rank=rank, scale=1.0))
        width = self.bert.config.hidden_size
        self.mark = nn.Parameter(torch.zeros(width))
        self.head = nn.Linear(width, outputs)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, flags: torch.Tensor | None = None) -> torch.Tensor:
        """``ids`` and ``mask`` are (batch, tokens); ``flags`` marks tokens with 1.0 where given."""
        vectors = self.bert.embeddings.word_embeddings(ids)
        if flags is not None:
            vectors = vectors + (flags.unsqueeze(-1) * self.mark).to(vectors.dtype)
        hidden = self.bert(inputs_embeds=vectors, attention_mask=mask).last_hidden_state
        logits: torch.Tensor = self.head(hidden.float())
        return logits

    def trainable(self) -> list[nn.Parameter]:
        """The parameters that training moves."""
        return [p for p in self.parameters() if p.requires_grad]

    def arrays(self) -> dict[str, Any]:
        """The trained part as float32 arrays, named as ``weights.adapter`` reads them."""
        found = {"mark": self.mark, "head.w": self.head.weight, "head.b": self.head.bias}
        for number, layer in enumerate(self.bert.encoder.layer):
            modules = dict(layer.named_modules())
            for short, path in LINEAR.items():
                low = modules[path]
                assert isinstance(low, LowRank)
                found[f"l{number}.{short}.a"] = low.a
                found[f"l{number}.{short}.b"] = low.b * low.scale
        return {name: value.detach().float().numpy() for name, value in found.items()}
