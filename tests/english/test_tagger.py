"""Tags are right where English leaves no doubt, and the probabilities can be relied on."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy
import pytest

from siclint.article.segment import split_sentences
from siclint.english import tagger, train
from siclint.english.tagger import CODES, FINITE, TAGS, Tags, tag
from siclint.english.tokens import Tokens, tokenize


def tokens_of(text: str) -> Tokens:
    return tokenize(text, split_sentences(text, 0, len(text))[0])


def code_of(word: str, sentence: str) -> str:
    tokens = tokens_of(sentence)
    return tag(tokens).codes[tokens.text.index(word)]


def highest_finite(sentence: str) -> float:
    return float(tag(tokens_of(sentence)).probability(FINITE).max())


ARTICLE = (
    "The harbour of Norwick has opened again. Fishermen said on Tuesday that they’d waited for “five long weeks”. "
    "Maria Olsen, who runs the fish market, isn't happy: her freezers are full, and prices fell 12 percent. "
    "Repairing the pier will cost $3.4 million. The town council meets in May to decide who pays."
)


def test_the_table_of_codes() -> None:
    assert "".join(TAGS) == CODES
    assert len(set(TAGS.values())) == len(CODES)
    assert CODES.isascii()
    assert CODES.isalpha()
    assert {TAGS[code][1] for code in FINITE} == {"Fin"}
    assert {code for code, (_, form) in TAGS.items() if form == "Fin"} == set(FINITE)


@pytest.mark.parametrize(
    ("word", "sentence", "upos", "form"),
    [
        # The same word as a noun and as a verb
        ("leaves", "The train leaves at noon.", "VERB", "Fin"),
        ("leaves", "He sells tea leaves.", "NOUN", ""),
        ("plans", "The company plans a new road.", "VERB", "Fin"),
        ("plans", "They have plans for a new road.", "NOUN", ""),
        ("close", "They want to close the shops.", "VERB", "Inf"),
        ("close", "They are close friends.", "ADJ", ""),
        ("meeting", "The meeting lasted two hours.", "NOUN", ""),
        ("meeting", "They are meeting the minister today.", "VERB", "Part"),
        # The same form as a past tense and as a participle
        ("accused", "The minister accused the press of lying.", "VERB", "Fin"),
        ("accused", "The minister was accused of lying.", "VERB", "Part"),
        ("launched", "An attack launched by rebels has killed ten people.", "VERB", "Part"),
        # Auxiliaries
        ("has", "The army has left the town.", "AUX", "Fin"),
        ("has", "The army has three tanks.", "VERB", "Fin"),
        ("be", "The road will be closed.", "AUX", "Inf"),
        ("been", "The road has been closed.", "AUX", "Part"),
        # Small words
        ("that", "She said that the train was late.", "SCONJ", ""),
        ("that", "She took that train.", "DET", ""),
        ("to", "He went to Paris.", "ADP", ""),
        ("to", "He wants to sing.", "PART", ""),
        ("’s", "It is Anna’s house.", "PART", ""),
        ("’s", "It’s late now.", "AUX", "Fin"),
        ("n’t", "They don’t know.", "PART", ""),
        # Names, numbers, marks
        ("Olsen", "Maria Olsen runs the market.", "PROPN", ""),
        ("Norwick", "The road to Norwick is closed.", "PROPN", ""),
        ("fourteen", "There were fourteen goats.", "NUM", ""),
        ("1,250", "There were 1,250 goats.", "NUM", ""),
        ("”", "“We won,” he said.", "PUNCT", ""),
        ("%", "Prices fell 12% in May.", "SYM", ""),
    ],
)
def test_words_in_sentences_that_leave_no_doubt(word: str, sentence: str, upos: str, form: str) -> None:
    assert TAGS[code_of(word, sentence)] == (upos, form)


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("Olsen", "Maria Olsen Says New Rules Will Hurt Fishermen"),
        ("Rules", "Maria Olsen Says New Rules Will Hurt Fishermen"),
        ("opened", "yesterday the harbour opened again."),
        ("HARBOUR", "THE HARBOUR WAS CLOSED ON MONDAY."),
        ("Repairing", "Repairing the pier will cost millions."),
    ],
)
def test_capitals_alone_make_no_name(word: str, sentence: str) -> None:
    upos = TAGS[code_of(word, sentence)][0]
    assert (upos == "PROPN") is (word == "Olsen")


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour opened again on Tuesday after five weeks of repairs.",
        "Officials in the capital deny that prices rose.",
        "“We waited for five weeks,” a fisherman said.",
        "Two men, both in their thirties, were arrested near the border.",
        "It is over.",
        "He’s late.",
        "Who pays for the new bridge?",
        "Among the guests was the mayor of the town.",
        "HARBOUR WAS CLOSED ON MONDAY.",
    ],
)
def test_a_whole_sentence_has_a_finite_verb(sentence: str) -> None:
    assert highest_finite(sentence) > 0.5


@pytest.mark.parametrize(
    "sentence",
    [
        "Ukraine.",
        "Old Russian borders.",
        "In addition to the long list of guests.",
        "A detailed exchange of views on the most important issues.",
        "After waiting for five weeks.",
        "The mayor of the small town near the border with Norway.",
        "To decide on the price of fish.",
    ],
)
def test_a_fragment_has_none(sentence: str) -> None:
    assert highest_finite(sentence) <= 0.05


def test_the_shape_of_the_result() -> None:
    tokens = tokens_of(ARTICLE)
    tags = tag(tokens)
    assert len(tags.codes) == len(tokens)
    assert tags.probabilities.shape == (len(tokens), len(CODES))
    assert tags.probabilities.dtype == numpy.float32
    assert numpy.allclose(tags.probability(CODES), 1, atol=1e-3)
    best = tags.probabilities.argmax(axis=1)
    assert tags.codes == "".join(CODES[column] for column in best)


def test_the_probability_of_several_tags_is_their_sum() -> None:
    tags = tag(tokens_of(ARTICLE))
    both = tags.probability("VW")
    assert numpy.allclose(both, tags.probability("V") + tags.probability("W"))
    assert numpy.array_equal(tags.probability("VV"), tags.probability("V"))
    assert numpy.allclose(tags.probability(CODES), 1, atol=1e-3)
    with pytest.raises(ValueError, match="substring"):
        tags.probability("V?")


def test_no_tokens_have_no_tags() -> None:
    tags = tag(tokenize("", []))
    assert tags.codes == ""
    assert tags.probability(FINITE).shape == (0,)
    assert tag(tokenize("a", [(0, 0), (0, 1)])).codes == tag(tokenize("a", [(0, 1)])).codes


def test_a_sentence_does_not_see_its_neighbours() -> None:
    tokens = tokens_of(ARTICLE)
    together = tag(tokens)
    for start, end in split_sentences(ARTICLE, 0, len(ARTICLE))[0]:
        alone = tag(tokenize(ARTICLE, [(start, end)]))
        low = next(i for i, at in enumerate(tokens.start) if at == start)
        part = slice(low, low + len(alone.codes))
        assert together.codes[part] == alone.codes
        assert numpy.allclose(together.probabilities[part], alone.probabilities, atol=1e-4)


def test_long_texts_are_tagged_like_short_ones() -> None:
    once = tag(tokens_of(ARTICLE))
    text = " ".join([ARTICLE] * 200)
    many = tag(tokens_of(text))
    assert many.codes == once.codes * 200
    sentence = "the goats of " * 3000
    assert len(tag(tokenize(sentence, [(0, len(sentence))])).codes) == 9000


def test_typographic_marks_do_not_matter() -> None:
    straight = ARTICLE.translate(str.maketrans("“”’", '""\''))
    assert tag(tokens_of(straight)).codes == tag(tokens_of(ARTICLE)).codes


def test_a_small_memory_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = tokens_of(ARTICLE)
    expected = tag(tokens)
    monkeypatch.setattr(tagger, "_CACHE_SIZE", 64)
    monkeypatch.setattr(tagger, "_BLOCK", 16)
    tagger.load.cache_clear()
    try:
        for _ in range(2):
            found = tag(tokens)
            assert found.codes == expected.codes
            assert numpy.allclose(found.probabilities, expected.probabilities, atol=1e-4)
    finally:
        tagger.load.cache_clear()


def test_several_threads_may_tag() -> None:
    texts = [ARTICLE.replace("Norwick", f"Norwick{number}") for number in range(40)]
    expected = [tag(tokens_of(text)).codes for text in texts]
    tagger.load.cache_clear()
    with ThreadPoolExecutor(4) as pool:
        assert [tags.codes for tags in pool.map(lambda text: tag(tokens_of(text)), texts)] == expected


@pytest.mark.parametrize("text", ["😀 🎉!", "\u200b", "他来了。", "a" * 5000, "\u0301", "--- *** ===", "İ"])
def test_anything_can_be_tagged(text: str) -> None:
    tags = tag(tokens_of(text))
    assert isinstance(tags, Tags)
    assert numpy.isfinite(tags.probabilities).all()


def test_importing_loads_neither_the_weights_nor_the_training() -> None:
    program = (
        "import sys; from siclint.english import tagger; "
        "assert tagger.load.cache_info().currsize == 0; assert 'siclint.english.train' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


CONLLU = """\
# text = Goats can't sing.
1\tGoats\tgoat\tNOUN\tNNS\tNumber=Plur\t4\tnsubj\t_\t_
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
2\tca\tcan\tAUX\tMD\tVerbForm=Fin\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\tPolarity=Neg\t4\tadvmod\t_\t_
4\tsing\tsing\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# text = Being sung to
1\tBeing\tbe\tAUX\tVBG\tVerbForm=Ger\t2\taux\t_\t_
2\tsung\tsing\tVERB\tVBN\t_\t0\troot\t_\t_
3\tto\tto\tADP\tIN\t_\t2\tobl\t_\t_
"""


def test_reading_a_treebank(tmp_path: Path) -> None:
    path = tmp_path / "goats.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    first, second = train.read(path)
    assert first.words == ["Goats", "ca", "n't", "sing", "."]
    assert first.codes == "NWTvU"
    assert first.is_whole()
    assert second.codes == "bpI"
    assert not second.is_whole()


def test_what_is_cut_out_of_a_sentence_is_a_clause_and_a_fragment() -> None:
    sentence = train.Sentence(
        ["Yesterday", "the", "old", "harbour", "welcomed", "ships", "from", "Norway", "."],
        "NDANVNIPU",
        [4, 3, 3, 4, -1, 4, 7, 5, 4],
        ["obl:tmod", "det", "amod", "nsubj", "root", "obj", "case", "nmod", "punct"],
    )
    random = numpy.random.default_rng(1)
    cut = {" ".join(short.words): short.codes for short in train.shorten([sentence] * 50, 1.0, random)}
    assert (
        cut.items()
        >= {
            "The old harbour welcomed .": "DANVU",
            "The old harbour welcomed ships .": "DANVNU",
            "Ships from Norway .": "NIPU",
            "The old harbour .": "DANU",
        }.items()
    )
    assert all("V" in codes for words, codes in cut.items() if "welcomed" in words)


def test_training_learns_and_repeats_itself() -> None:
    goats = train.Sentence(["Goats", "ca", "n't", "sing", "."], "NWTvU")
    birds = train.Sentence(["The", "birds", "sing", "."], "DNVU")
    plan = train.Plan(vector=8, first=16, second=16, rounds=30, batch=40, rate=0.02, dropout=0)
    runs = []
    for _ in range(2):
        trainer = train.Trainer([goats, birds] * 60, {"birds": "NNS+VBZ"}, plan)
        weights = trainer.train()
        weights["padding"] = weights["features"][1]
        runs.append((trainer.names, weights))
    (names, weights), (again, other) = runs
    assert names == again
    assert all(numpy.array_equal(weights[name], other[name]) for name in weights)
    score = train.measure(train.network(names, weights, {"birds": "NNS+VBZ"}), [goats, birds])
    assert (score.upos, score.precision, score.recall) == (1, 1, 1)
