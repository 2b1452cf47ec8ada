import pytest

from siclint import Article, Source
from siclint.article.readers import read
from siclint.english.quotations import in_quotation, quoted_spans


def article_of(text: str, suffix: str = ".txt") -> Article:
    (article,) = read(Source(f"example{suffix}", text))
    assert isinstance(article, Article)
    return article


def quoted(text: str, suffix: str = ".txt") -> list[str]:
    article = article_of(text, suffix)
    return [article.text[start:end] for start, end in quoted_spans(article)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said: “We won.” They left.", ["“We won.”"]),
        ('"We won," he said. "At last."', ['"We won,"', '"At last."']),
        ("She called it “a ‘small’ thing” twice.", ["“a ‘small’ thing”"]),
        ('He read "a 12" record" aloud.', ['"a 12" record"']),
        ("It’s the players’ bus in the ’90s, rock ’n’ roll.", []),
        ("It's the players' bus in the '90s.", []),
        ("‘We won,’ he said.", ["‘We won,’"]),
        ("'We won the players' cup,' he said.", ["'We won the players' cup,'"]),
    ],
)
def test_spans_in_one_paragraph(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_of_several_paragraphs_opens_again_in_each() -> None:
    text = "She said: “We waited all night.\n\n“Then the ferry came.\n\n“It was full.”\n\nNobody answered."
    assert quoted(text) == ["“We waited all night.", "“Then the ferry came.", "“It was full.”"]


def test_an_unclosed_mark_reaches_to_the_end_of_its_paragraph_only() -> None:
    text = "The mayor said it “will be rebuilt by spring. Work has begun.\n\nEngineers wait. No word.\n\nRain fell."
    assert quoted(text) == ["“will be rebuilt by spring. Work has begun."]


def test_quoted_blocks_count() -> None:
    article = article_of("The letter says:\n\n> We are leaving.\n\nNobody did.\n", ".md")
    assert in_quotation(article, article.text.index("leaving"))
    assert not in_quotation(article, article.text.index("Nobody"))


def test_marks_belong_to_the_quotation() -> None:
    article = article_of("He said: “We won.” They left.")
    assert in_quotation(article, article.text.index("“"))
    assert in_quotation(article, article.text.index("”"))
    assert not in_quotation(article, article.text.index("”") + 1)
