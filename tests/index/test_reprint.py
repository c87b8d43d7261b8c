"""Words printed twice are recognised, words that turn a claim round are not."""

from __future__ import annotations

import pytest

from tawatur.index.reprint import reprinted


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("أكد الوزير أن الاتفاق سيوقع يوم الخميس", "اكد الوزير ان الإتفاق سيوقع يوم الخميس."),
        (
            "The council voted on Monday to extend the truce by 10 days",
            "The council voted Monday to extend the truce by 10 days",
        ),
        ("قتل ٢٥ شخصا في الغارة على المدينة أمس", "قتل 25 شخصا في الغارة على المدينة أمس"),
        (
            "Bakan, görüşmelerin yarın süreceğini “açıkça” söyledi",
            'Bakan görüşmelerin yarın süreceğini "açıkça" söyledi',
        ),
    ],
)
def test_the_same_print(a: str, b: str) -> None:
    assert reprinted(a, b) is not None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The bank raised its rate by 25 points on Thursday", "The bank raised its rate by 50 points on Thursday"),
        (
            "The minister accepted the offer of the union on Friday",
            "The minister rejected the offer of the union on Friday",
        ),
        ("وصل الوفد التركي إلى القاهرة مساء الأحد", "وصل الوفد الإيراني إلى القاهرة مساء الأحد"),
        ("Talks resumed", "Talks resumed today"),
    ],
)
def test_another_claim(a: str, b: str) -> None:
    assert reprinted(a, b) is None
