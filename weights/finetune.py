"""Fine-tuning of the bundled model with torch.

Every matrix of the encoder gets a trained difference in float32; base and difference are added in float32 and rounded
to bfloat16, which current CPUs multiply in hardware, so that small steps are not lost. (Low-rank factors were tried: on
this base they learn several times slower than the full difference, which can be stored in a few bits a weight.)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import nn
from torch.nn import functional

from .torch_model import LINEAR, bert_model


class Shifted(nn.Module):
    """A frozen linear layer plus a trained difference (out, in), which starts at zero."""

    def __init__(self, base: nn.Linear) -> None:
        super().__init__()
        self.weight = nn.Parameter(base.weight.detach().float(), requires_grad=False)
        self.bias = nn.Parameter(base.bias.detach().to(torch.bfloat16), requires_grad=False)
        self.delta = nn.Parameter(torch.zeros_like(self.weight))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Apply the layer to (..., in), giving (..., out)."""
        return functional.linear(x, (self.weight + self.delta).to(x.dtype), self.bias)


class Encoder(nn.Module):
    """The bundled encoder with a trained difference to every matrix, a mark for flagged tokens, and a linear head.

    ``forward`` gives (batch, tokens, outputs) logits in float32.
    """

    def __init__(self, *, outputs: int) -> None:
        super().__init__()
        self.bert = bert_model(attention="eager")
        for parameter in self.bert.parameters():
            parameter.requires_grad_(False)
        for layer in self.bert.encoder.layer:
            for path in LINEAR.values():
                owner: Any = layer
                *parents, last = path.split(".")
                for name in parents:
                    owner = getattr(owner, name)
                setattr(owner, last, Shifted(getattr(owner, last)))
        for module in self.bert.modules():
            if isinstance(module, nn.LayerNorm | nn.Embedding):
                module.to(torch.bfloat16)
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

    def groups(self, rate: float, *, head: float = 10.0) -> list[dict[str, Any]]:
        """Parameter groups for an optimiser: the new parts (head, mark) learn ``head`` times as fast as the encoder."""
        new = [self.mark, *self.head.parameters()]
        known = {id(p) for p in new}
        old = [p for p in self.trainable() if id(p) not in known]
        return [{"params": old, "lr": rate}, {"params": new, "lr": rate * head}]

    def arrays(self) -> dict[str, Any]:
        """The trained part as float32 arrays, named as ``weights.adapter`` reads them."""
        found = {"mark": self.mark, "head.w": self.head.weight, "head.b": self.head.bias}
        for number, layer in enumerate(self.bert.encoder.layer):
            modules = dict(layer.named_modules())
            for short, path in LINEAR.items():
                shifted = modules[path]
                assert isinstance(shifted, Shifted)
                found[f"l{number}.{short}.d"] = shifted.delta
        return {name: value.detach().float().numpy() for name, value in found.items()}

    def resume(self, arrays: Mapping[str, Any]) -> None:
        """Start from arrays that an earlier training gave."""
        with torch.no_grad():
            self.mark.copy_(torch.from_numpy(arrays["mark"]))
            self.head.weight.copy_(torch.from_numpy(arrays["head.w"]))
            self.head.bias.copy_(torch.from_numpy(arrays["head.b"]))
            for number, layer in enumerate(self.bert.encoder.layer):
                modules = dict(layer.named_modules())
                for short, path in LINEAR.items():
                    shifted = modules[path]
                    assert isinstance(shifted, Shifted)
                    shifted.delta.copy_(torch.from_numpy(arrays[f"l{number}.{short}.d"]))
