import pytest

from siclint.english.lexicon import CLASSES, lexicon, words_with


@pytest.mark.parametrize(
    ("word", "classes"),
    [("strengthen", "VB"), ("went", "VBD"), ("agrees", "VBZ"), ("share", "NN+NNS+VB"), ("visited", "VBD+VBN")],
)
def test_word_classes(word: str, classes: str) -> None:
    assert lexicon()[word] == classes
    assert word in words_with(classes)


def test_a_set_holds_only_words_of_just_these_classes() -> None:
    assert "share" not in words_with("VB")
    assert words_with("VB").isdisjoint(words_with("NN+VB"))


def test_classes_are_named_as_documented() -> None:
    assert {name for classes in lexicon().values() for name in classes.split("+")} <= CLASSES


def test_an_unknown_class_is_refused() -> None:
    with pytest.raises(ValueError, match="VERB"):
        words_with("NN+VERB")
