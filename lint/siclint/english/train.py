"""Train the tagger: `python -m siclint.english.train TREEBANKS [--report]`.

TREEBANKS is a folder with the files en_ewt-*.conllu, en_gum-*.conllu and en_pud-test.conllu of Universal
Dependencies. The two train parts are learned from, the two dev parts set the temperature, and the tests
and PUD are only measured. On one machine with one version of numpy the same treebanks give the same
bytes. `--report` measures the weights that are there instead of training new ones. `--lexicon` first makes
the lexicon anew from the package lemminflect, which must be installed for that.
"""

import argparse
import gzip
import importlib.util
import io
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import numpy

from siclint.english import tagger
from siclint.english.lexicon import lexicon as load_lexicon
from siclint.english.tagger import CODES, FINITE, PADS, TAGS, Floats, Network, features, softmax

Integers: TypeAlias = numpy.ndarray[Any, numpy.dtype[numpy.int64]]

SEED = 20240601


# --- Treebanks ---


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words, and for each the code of its tag, the index of its head (-1: none), its relation to it.

    What is cut or made up has no heads and relations.
    """

    words: list[str]
    codes: str
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)

    def is_whole(self) -> bool:
        """Whether the head of all is a finite verb or has one."""
        root = self.heads.index(-1) if -1 in self.heads else -2
        return any(
            code in FINITE and root in (place, head)
            for place, (code, head) in enumerate(zip(self.codes, self.heads, strict=False))
        )


def read(path: Path) -> list[Sentence]:
    """The sentences of a CoNLL-U file."""
    sentences = []
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line and line[0].isdigit():
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)
        elif not line and rows:
            sentences.append(
                Sentence(
                    [row[1] for row in rows],
                    "".join(_code(row) for row in rows),
                    [int(row[6]) - 1 for row in rows],
                    [row[7] for row in rows],
                )
            )
            rows = []
    return sentences


_CODE_OF = {tag: code for code, tag in TAGS.items()}
_FORM_OF_XPOS = {"VB": "Inf", "VBG": "Ger", "VBN": "Part"}


def _code(row: Sequence[str]) -> str:
    upos, xpos = row[3], row[4]
    if upos not in ("VERB", "AUX"):
        return _CODE_OF[upos, ""]
    given = [value[9:] for value in row[5].split("|") if value.startswith("VerbForm=")]
    form = given[0] if given else _FORM_OF_XPOS.get(xpos, "Fin")
    if upos == "AUX" and form == "Ger":
        form = "Part"  # 3 words in the train parts: too few to learn
    return _CODE_OF[upos, form]


def vary(sentences: Iterable[Sentence], share: float, random: numpy.random.Generator) -> Iterator[Sentence]:
    """Copies of some sentences in the spellings that news has and the treebanks have not.

    Headlines in title case or capitals, beginnings and whole sentences in small letters, sentences without
    their last mark.
    """
    for sentence in sentences:
        if random.random() >= share:
            continue
        words, codes = sentence.words, sentence.codes
        kind = random.random()
        if kind < 0.3:
            if len(words) > 1 and words[0][1:].islower() and codes[0] != "P":
                yield Sentence([words[0].lower(), *words[1:]], codes)
        elif kind < 0.5:
            titled = [w if i and w.lower() in _SMALL else w[:1].upper() + w[1:] for i, w in enumerate(words)]
            yield Sentence(titled, codes)
        elif kind < 0.65:
            yield Sentence([word.upper() for word in words], codes)
        elif kind < 0.8:
            yield Sentence([word.lower() for word in words], codes)
        elif codes[-1] == "U" and len(words) > 3:
            yield Sentence(words[:-1], codes[:-1])


_SMALL = frozenset("a an the of in on to for and or but at by as with from n't 's is".split())


def shorten(sentences: Iterable[Sentence], share: float, random: numpy.random.Generator) -> Iterator[Sentence]:
    """Short sentences and fragments cut out of some sentences.

    `The talks end on Friday.` is rare in the treebanks, and a verb that could be a noun is easily missed in
    it. For each such clause there is a fragment without a verb, so that short does not come to mean finite.
    """
    for sentence in sentences:
        if random.random() >= share:
            continue
        clauses: list[list[int]] = []
        phrases: list[list[int]] = []
        for place, (code, relation) in enumerate(zip(sentence.codes, sentence.relations, strict=False)):
            if code == "V":
                clauses += _clauses(sentence, place)
            elif code in "NP" and relation in ("obj", "obl", "nmod", "nsubj", "root"):
                phrase = _phrase(sentence, place, modified=True)
                if len(phrase) > 1:
                    phrases.append(phrase)
        if clauses and phrases:
            for choices in (clauses, phrases):
                places = choices[random.integers(len(choices))]
                words = [sentence.words[place] for place in places]
                words[0] = words[0][:1].upper() + words[0][1:]
                yield Sentence([*words, "."], "".join(sentence.codes[place] for place in places) + "U")


_INSIDE_PHRASE = frozenset("det amod compound nummod nmod:poss flat case".split())
_AFTER_VERB = frozenset("obj iobj xcomp obl advmod obl:tmod compound:prt".split())


def _phrase(sentence: Sentence, head: int, *, modified: bool = False) -> list[int]:
    """The places of a noun with its articles, adjectives and the like, and if `modified` one `of ...`."""
    places = [head]
    for place in range(max(0, head - 8), min(len(sentence.words), head + 8)):
        if sentence.heads[place] != head:
            continue
        relation = sentence.relations[place]
        inside = relation in _INSIDE_PHRASE and sentence.codes[place] not in FINITE
        if inside or (relation == "nmod" and modified and place > head):
            places += _phrase(sentence, place)
    return sorted(places)


def _clauses(sentence: Sentence, verb: int) -> Iterator[list[int]]:
    """The places of a finite verb with its subject before it, and with the next thing behind it."""
    subject, after = None, None
    for place, (head, relation) in enumerate(zip(sentence.heads, sentence.relations, strict=True)):
        if head == verb:
            if relation in ("nsubj", "nsubj:outer") and place < verb and sentence.codes[place] in "NP":
                subject = place
            elif relation in _AFTER_VERB and place > verb and after is None:
                after = place
    if subject is not None:
        places = [*_phrase(sentence, subject), verb]
        yield places
        if after is not None and sentence.codes[after] not in FINITE:
            yield [*places, *_phrase(sentence, after)]


# --- Lexicon ---

_INFLECTED = {
    "noun": ("NN", ["NNS"]),
    "adj": ("JJ", ["JJR", "JJS"]),
    "adv": ("RB", ["RBR", "RBS"]),
    "verb": ("VB", ["VBD", "VBN", "VBG", "VBZ"]),
}


def make_lexicon() -> bytes:
    """Every word form of lemminflect's table with the classes it can have, compressed."""
    found = importlib.util.find_spec("lemminflect")
    if found is None or found.origin is None:
        raise SystemExit("lemminflect is not installed")
    table = Path(found.origin).parent / "resources" / "infl_lu.csv.gz"
    classes: dict[str, set[str]] = {}
    for line in gzip.decompress(table.read_bytes()).decode("utf-8").splitlines():
        lemma, category, *cells = line.split(",")
        base, inflected = _INFLECTED[category]
        classes.setdefault(lemma.lower(), set()).add(base)
        forms = dict(zip(inflected, cells, strict=False))
        if category == "verb" and not forms.get("VBN"):
            forms["VBN"] = forms.get("VBD", "")
        for label, cell in forms.items():
            for form in filter(None, cell.split("/")):
                classes.setdefault(form.lower(), set()).add(label)
    groups: dict[str, list[str]] = {}
    for form, labels in sorted(classes.items()):
        if " " not in form:
            groups.setdefault("+".join(sorted(labels)), []).append(form)
    text = "\n".join(" ".join([labels, *forms]) for labels, forms in sorted(groups.items()))
    return gzip.compress(text.encode("utf-8"), 9, mtime=0)


# --- Training ---


@dataclass(frozen=True, slots=True)
class Plan:
    """How the network is made. Chosen on the dev parts."""

    vector: int = 48
    first: int = 96
    second: int = 64
    rounds: int = 26
    batch: int = 600  # words
    rate: float = 2e-3
    dropout: float = 0.25
    word_dropout: float = 0.15
    rarest: int = 2  # how often a feature must occur
    share: float = 0.15  # of sentences that are varied
    shortened: float = 1.0  # of sentences that something short is cut out of


@dataclass(slots=True)
class Adam:
    """One array of weights and its running averages."""

    value: Floats
    mean: Floats = field(init=False)
    square: Floats = field(init=False)

    def __post_init__(self) -> None:
        """Start the averages at zero."""
        self.mean = numpy.zeros_like(self.value)
        self.square = numpy.zeros_like(self.value)

    def step(self, gradient: Floats, rate: float, count: int, rows: Integers | slice = slice(None)) -> None:
        """Move the rows against their gradient. `count` numbers the steps from 1."""
        mean, square = self.mean[rows], self.square[rows]
        mean += 0.1 * (gradient - mean)
        square += 0.02 * (gradient * gradient - square)
        self.mean[rows], self.square[rows] = mean, square
        self.value[rows] -= rate * (mean / (1 - 0.9**count)) / (numpy.sqrt(square / (1 - 0.98**count)) + 1e-8)


_Encoded: TypeAlias = tuple[Integers, Integers]  # forms and codes of a sentence, as numbers


class Trainer:
    """Learns the weights of a `Network` from tagged sentences."""

    def __init__(self, sentences: list[Sentence], lexicon: dict[str, str], plan: Plan) -> None:
        self.plan = plan
        self.random = numpy.random.Generator(numpy.random.PCG64(SEED))
        seen: Counter[str] = Counter()
        for word, count in Counter(word for s in sentences for word in s.words).items():
            for name in features(word, lexicon):
                seen[name] += count
        # Row 0 belongs to every form, row 1 to the empty place.
        self.names = ["", "\0", *sorted(name for name, count in seen.items() if count >= plan.rarest)]
        rows = {name: row for row, name in enumerate(self.names)}
        self.is_word = numpy.array([name.startswith("w") for name in self.names])
        forms = {"": 0}
        self.rows = [numpy.array([1])]
        varied = [
            *sentences,
            *vary(sentences, plan.share, self.random),
            *shorten(sentences, plan.shortened, self.random),
        ]
        self.sentences: list[_Encoded] = []
        for sentence in varied:
            for word in sentence.words:
                if word not in forms:
                    forms[word] = len(forms)
                    known = [rows[name] for name in features(word, lexicon) if name in rows]
                    self.rows.append(numpy.array([*known, 0]))
            self.sentences.append(
                (
                    numpy.array([forms[word] for word in sentence.words]),
                    numpy.array([CODES.index(code) for code in sentence.codes]),
                )
            )

        def start(inputs: int, outputs: int, gain: float = 1.0) -> Floats:
            drawn = self.random.standard_normal((inputs, outputs)) * gain * numpy.sqrt(2 / inputs)
            weight: Floats = drawn.astype(numpy.float32)
            return weight

        def nothing(size: int) -> Floats:
            return numpy.zeros(size, dtype=numpy.float32)

        self.weights = {
            "features": Adam((self.random.standard_normal((len(self.names), plan.vector)) * 0.1).astype("f4")),
            "first": Adam(start((2 * PADS + 1) * plan.vector, plan.first)),
            "first_bias": Adam(nothing(plan.first)),
            "second": Adam(start(3 * plan.first, plan.second)),
            "second_bias": Adam(nothing(plan.second)),
            "last": Adam(start(plan.second, len(CODES), 0.5)),
            "last_bias": Adam(nothing(len(CODES))),
        }
        self.count = 0

    def train(self) -> dict[str, Floats]:
        """Go over the sentences in rounds; the mean of the weights over the last half."""
        plan = self.plan
        words = sum(len(forms) for forms, _ in self.sentences)
        total = plan.rounds * words / plan.batch
        sums: dict[str, numpy.ndarray[Any, numpy.dtype[numpy.float64]]] = {
            name: numpy.zeros(weight.value.shape) for name, weight in self.weights.items()
        }
        taken = 0
        for number in range(plan.rounds):
            loss = 0.0
            for batch in self._batches():
                self.count += 1
                rate = plan.rate * min(1.0, self.count / 200) * max(0.02, 1 - self.count / total)
                loss += self._learn(batch, rate)
                if number >= plan.rounds // 2 and self.count % 20 == 0:
                    taken += 1
                    for name, weight in self.weights.items():
                        sums[name] += weight.value
            say(f"round {number + 1}: loss {loss / words:.4f}")
        return {name: (values / taken).astype(numpy.float32) for name, values in sums.items()}

    def _batches(self) -> Iterator[list[_Encoded]]:
        batch: list[_Encoded] = []
        size = 0
        for index in self.random.permutation(len(self.sentences)):
            batch.append(self.sentences[index])
            size += len(batch[-1][0])
            if size >= self.plan.batch:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch

    def _drop(self, rows: Floats) -> Floats:
        """A mask that sets some values to zero and makes up for it in the others."""
        drawn = self.random.random(rows.shape, dtype=numpy.float32)
        return numpy.where(drawn < self.plan.dropout, numpy.float32(0), numpy.float32(1 / (1 - self.plan.dropout)))

    def _learn(self, batch: list[_Encoded], rate: float) -> float:
        """One step: forward, back, and the weights moved. The loss, summed over words."""
        pads = numpy.zeros(PADS, dtype=numpy.int64)
        forms = numpy.concatenate([part for words, _ in batch for part in (pads, words)] + [pads])
        codes = numpy.concatenate([part for _, tags in batch for part in (pads - 1, tags)] + [pads - 1])
        weights = {name: weight.value for name, weight in self.weights.items()}

        kinds, places = numpy.unique(forms, return_inverse=True)
        lists = [self.rows[kind] for kind in kinds]
        lists = [
            rows[1:] if self.is_word[rows[0]] and self.random.random() < self.plan.word_dropout else rows
            for rows in lists
        ]
        flat = numpy.concatenate(lists)
        lengths = numpy.array([len(rows) for rows in lists])
        begins = numpy.cumsum(lengths) - lengths
        vectors = numpy.add.reduceat(weights["features"][flat], begins, axis=0)[places]

        full = numpy.where(forms > 0, numpy.float32(1), numpy.float32(0))[:, None]
        drop_vectors = self._drop(vectors)
        seen_first = window(vectors * drop_vectors, PADS)
        first = numpy.maximum(seen_first @ weights["first"] + weights["first_bias"], 0)
        drop_first = self._drop(first) * full
        first *= drop_first
        seen_second = window(first, 1)
        second = numpy.maximum(seen_second @ weights["second"] + weights["second_bias"], 0)
        drop_second = self._drop(second)
        second *= drop_second
        back = softmax(second @ weights["last"] + weights["last_bias"])

        known = codes >= 0
        loss = float(-numpy.log(back[known, codes[known]] + 1e-9).sum())
        back[known, codes[known]] -= 1
        back[~known] = 0
        back /= known.sum()

        gradients = {"last": second.T @ back, "last_bias": back.sum(axis=0)}
        back = (back @ weights["last"].T) * drop_second * (second > 0)
        gradients |= {"second": seen_second.T @ back, "second_bias": back.sum(axis=0)}
        back = fold(back @ weights["second"].T, 1) * drop_first * (first > 0)
        gradients |= {"first": seen_first.T @ back, "first_bias": back.sum(axis=0)}
        back = fold(back @ weights["first"].T, PADS) * drop_vectors

        for name, gradient in gradients.items():
            self.weights[name].step(gradient, rate, self.count)
        _, by_kind = sum_by(places, back)
        rows, by_row = sum_by(flat, numpy.repeat(by_kind, lengths, axis=0))
        self.weights["features"].step(by_row, rate, self.count, rows)
        return loss


def window(rows: Floats, radius: int) -> Floats:
    """Each row with its neighbours, side by side; beyond the ends there are zeros."""
    count, width = rows.shape
    padded = numpy.zeros((count + 2 * radius, width), dtype=numpy.float32)
    padded[radius : radius + count] = rows
    size = padded.itemsize
    overlapping: Floats = numpy.lib.stride_tricks.as_strided(
        padded, (count, (2 * radius + 1) * width), (width * size, size), writeable=False
    )
    return numpy.ascontiguousarray(overlapping)


def fold(windows: Floats, radius: int) -> Floats:
    """What `window` does, backwards: each place gets the sum of its parts in all windows."""
    count, wide = windows.shape
    width = wide // (2 * radius + 1)
    padded = numpy.zeros((count + 2 * radius, width), dtype=numpy.float32)
    for shift in range(2 * radius + 1):
        padded[shift : shift + count] += windows[:, shift * width : (shift + 1) * width]
    return padded[radius : radius + count]


def sum_by(keys: Integers, rows: Floats) -> tuple[Integers, Floats]:
    """The keys in order, each once, and the sum of its rows."""
    order = numpy.argsort(keys, kind="stable")
    ordered = keys[order]
    begins = numpy.flatnonzero(numpy.concatenate([[True], ordered[1:] != ordered[:-1]]))
    return ordered[begins], numpy.add.reduceat(rows[order], begins, axis=0)


# --- Storing ---


def pack(names: Sequence[str], weights: dict[str, Floats]) -> dict[str, numpy.ndarray[Any, Any]]:
    """Weights as they are stored: matrices in bytes, with a scale for each row or column."""
    arrays: dict[str, numpy.ndarray[Any, Any]] = {
        "names": numpy.frombuffer("\n".join(names).encode("utf-8"), dtype=numpy.uint8)
    }
    for name, weight in weights.items():
        if weight.ndim == 1:
            arrays[name] = weight
            continue
        scale = numpy.abs(weight).max(axis=1 if name == "features" else 0, keepdims=True) / 127 + 1e-12
        arrays[name] = numpy.round(weight / scale).astype(numpy.int8)
        arrays[name + "_scale"] = scale.astype(numpy.float16).astype(numpy.float32)
    return arrays


def network(names: Sequence[str], weights: dict[str, Floats], lexicon: dict[str, str]) -> Network:
    """The network as it will be loaded, with the losses of storing it."""
    arrays = pack(names, weights)
    arrays.pop("names")
    return Network(names, tagger.unpack(arrays), lexicon)


def temperature(
    names: Sequence[str], weights: dict[str, Floats], lexicon: dict[str, str], dev: list[Sentence]
) -> float:
    """By what the scores have to be divided for the probabilities on `dev` to be the most honest."""
    forms, first, codes = flatten(dev)
    probabilities = network(names, weights, lexicon).probabilities(forms, first)
    logarithms = numpy.log(probabilities + 1e-12)
    gold = numpy.array([CODES.index(code) for code in codes])

    def loss(divisor: float) -> float:
        scaled = softmax((logarithms / divisor).astype(numpy.float32))
        return float(-numpy.log(scaled[numpy.arange(len(gold)), gold] + 1e-12).mean())

    return min((0.8 + 0.02 * step for step in range(80)), key=loss)


# --- Measuring ---


def flatten(sentences: Iterable[Sentence]) -> tuple[list[str], list[int], str]:
    """All words, where each sentence begins (and the end), all codes."""
    words: list[str] = []
    first = [0]
    codes = []
    for sentence in sentences:
        words += sentence.words
        codes.append(sentence.codes)
        first.append(len(words))
    return words, first, "".join(codes)


@dataclass(frozen=True, slots=True)
class Score:
    """Shares between 0 and 1."""

    upos: float
    precision: float  # of finite verbs
    recall: float


def measure(model: Network, sentences: list[Sentence]) -> Score:
    """Compare the best tags with the given ones, words as the treebank cuts them."""
    words, first, gold = flatten(sentences)
    best = [CODES[column] for column in model.probabilities(words, first).argmax(axis=1)]
    pairs = Counter(zip(gold, best, strict=True))
    right = sum(count for (g, b), count in pairs.items() if TAGS[g][0] == TAGS[b][0])
    both = sum(count for (g, b), count in pairs.items() if g in FINITE and b in FINITE)
    given = sum(count for (g, _), count in pairs.items() if g in FINITE)
    found = sum(count for (_, b), count in pairs.items() if b in FINITE)
    return Score(right / len(gold), both / found, both / given)


def finite_rule(model: Network, sentences: list[Sentence]) -> str:
    """How well a low highest probability of a finite verb tells fragments from whole sentences."""
    whole, fragments = [], []
    for sentence in sentences:
        words, codes = sentence.words, sentence.codes
        if len(words) < 5 or words[-1] not in (".", "!", "?"):
            continue
        finite = next((i for i, code in enumerate(codes) if code in FINITE), None)
        if finite is None:
            fragments.append(sentence)
        elif sentence.is_whole() and words[0][:1].isupper():
            whole.append(sentence)
            if finite >= 4:
                fragments.append(Sentence([*words[:finite], "."], codes[:finite] + "U"))
    columns = [CODES.index(code) for code in FINITE]

    def highest(group: list[Sentence]) -> Floats:
        words, first, _ = flatten(group)
        finite = model.probabilities(words, first)[:, columns].sum(axis=1)
        return numpy.maximum.reduceat(finite, first[:-1])

    of_whole, of_fragments = highest(whole), highest(fragments)
    lines = [f"verbless sentences: {len(fragments)} fragments, {len(whole)} whole sentences"]
    for limit in (0.5, 0.2, 0.1, 0.05, 0.02, 0.01):
        found, wrong = (of_fragments <= limit).mean(), (of_whole <= limit).sum()
        lines.append(f"  P(finite) <= {limit:<4}: found {found:.3f}, false {wrong} = {wrong / len(whole):.2%}")
    return "\n".join(lines)


def report(model: Network, treebanks: Path) -> None:
    """Print how good the weights are on texts they have not seen."""
    held: list[Sentence] = []
    for title, name in (("PUD", "en_pud-test"), ("EWT test", "en_ewt-test"), ("GUM test", "en_gum-test")):
        sentences = read(treebanks / f"{name}.conllu")
        held += sentences
        score = measure(model, sentences)
        say(f"{title}: UPOS {score.upos:.4f}, finite verbs P {score.precision:.3f} R {score.recall:.3f}")
    for name in ("en_ewt-dev", "en_gum-dev"):
        held += read(treebanks / f"{name}.conllu")
    say(finite_rule(model, held))


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and store, or only report."""
    parser = argparse.ArgumentParser(prog="python -m siclint.english.train", description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("--report", action="store_true", help="measure the stored weights, train nothing")
    parser.add_argument("--lexicon", action="store_true", help="make the lexicon anew from lemminflect")
    options = parser.parse_args(arguments)
    if options.report:
        report(tagger.load(), options.treebanks)
        return
    if options.lexicon:
        (tagger.DATA / "lexicon.txt.gz").write_bytes(make_lexicon())
    lexicon = load_lexicon()
    parts = {
        part: [s for bank in ("ewt", "gum") for s in read(options.treebanks / f"en_{bank}-{part}.conllu")]
        for part in ("train", "dev")
    }
    trainer = Trainer(parts["train"], lexicon, Plan())
    weights = trainer.train()
    weights["padding"] = weights["features"][1]
    divisor = temperature(trainer.names, weights, lexicon, parts["dev"])
    say(f"temperature {divisor:.2f}")
    weights["last"] /= divisor
    weights["last_bias"] /= divisor
    stored = io.BytesIO()
    numpy.savez_compressed(stored, allow_pickle=False, **pack(trainer.names, weights))
    (tagger.DATA / "tagger.npz").write_bytes(stored.getvalue())
    say(f"{len(trainer.names)} features, {len(stored.getvalue())} bytes")
    tagger.load.cache_clear()
    report(tagger.load(), options.treebanks)


if __name__ == "__main__":
    if os.environ.get("OPENBLAS_NUM_THREADS") != "1":
        # Several threads may add in another order, and the bytes would differ from run to run.
        os.environ["OPENBLAS_NUM_THREADS"] = "1"
        os.execv(sys.executable, [sys.executable, "-m", "siclint.english.train", *sys.argv[1:]])
    main()
