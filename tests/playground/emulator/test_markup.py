"""HTML style, by its documented examples and by whatever hypothesis comes up with."""

from contextlib import suppress
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.emulator.markup import parse_html
from playground.emulator.records import Entity, Wording
from playground.emulator.refusals import Refusal
from playground.emulator.wording import covered, units

SURROGATE = (
    "Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units"
)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
SIMPLE = {"b": "bold", "i": "italic", "u": "underline", "s": "strikethrough", "code": "code"}

Tree = str | tuple[str, list["Tree"]]
TREES = st.recursive(
    WORDS,
    lambda inner: st.tuples(st.sampled_from(sorted(SIMPLE)), st.lists(inner, max_size=3)),
    max_leaves=8,
)


def html_of(tree: Tree) -> str:
    if isinstance(tree, str):
        return escape(tree, quote=False)
    tag, inner = tree
    return f"<{tag}>{''.join(map(html_of, inner))}</{tag}>"


def words_of(tree: Tree) -> str:
    return tree if isinstance(tree, str) else "".join(map(words_of, tree[1]))


def marked_in(tree: Tree) -> list[tuple[str, str]]:
    """Every tag in the tree that has words, with them."""
    if isinstance(tree, str):
        return []
    below = [pair for inner in tree[1] for pair in marked_in(inner)]
    said = words_of(tree)
    return [(SIMPLE[tree[0]], said), *below] if said else below


@given(TREES)
def test_any_tree_keeps_its_words_and_marks(tree: Tree) -> None:
    """MessageEntity: offset and length in UTF-16 units cover what the tag enclosed."""
    wording = parse_html(html_of(tree))
    assert wording.text == words_of(tree)
    found = [(entity.type, covered(wording.text, entity)) for entity in wording.entities]
    assert sorted(found) == sorted(marked_in(tree))


@given(WORDS)
def test_escaped_words_come_back(words: str) -> None:
    """HTML style: "<, > and & must be replaced with the corresponding HTML entities"."""
    assert parse_html(escape(words)).text == words


@given(st.text("<>/=\"'& abi;#x0&ltspan🏛", max_size=30))
def test_any_input_is_read_or_refused(html: str) -> None:
    """Nothing but a Refusal, and no entity outside the text."""
    with suppress(Refusal):
        wording = parse_html(html)
        end = units(wording.text)
        assert all(0 <= e.offset < e.offset + e.length <= end for e in wording.entities)


@pytest.mark.parametrize(
    ("html", "entity"),
    [
        ("<strong>x</strong>", Entity("bold", 0, 1)),
        ("<em>x</em>", Entity("italic", 0, 1)),
        ("<ins>x</ins>", Entity("underline", 0, 1)),
        ("<strike>x</strike>", Entity("strikethrough", 0, 1)),
        ("<del>x</del>", Entity("strikethrough", 0, 1)),
        ('<span class="tg-spoiler">x</span>', Entity("spoiler", 0, 1)),
        ("<tg-spoiler>x</tg-spoiler>", Entity("spoiler", 0, 1)),
        ("<B>x</b >", Entity("bold", 0, 1)),
        ("<b>x</>", Entity("bold", 0, 1)),
        ("<a href='https://example.org/a?b=1&amp;c'>x</a>",
         Entity("text_link", 0, 1, url="https://example.org/a?b=1&c")),
        ("<a>example.org</a>", Entity("text_link", 0, 11, url="http://example.org/")),
        ('<a href="tg://user?id=501">x</a>', Entity("text_mention", 0, 1, account=501)),
        ("<pre>x</pre>", Entity("pre", 0, 1)),
        ('<pre><code class="language-python">x</code></pre>',
         Entity("pre", 0, 1, language="python")),
        ('<code class="language-python">x</code>', Entity("code", 0, 1)),
        ("<blockquote>x</blockquote>", Entity("blockquote", 0, 1)),
        ("<blockquote expandable>x</blockquote>", Entity("expandable_blockquote", 0, 1)),
    ],
)  # fmt: skip
def test_documented_tag_becomes_its_entity(html: str, entity: Entity) -> None:
    """HTML style: the list of supported tags."""
    assert parse_html(html).entities == (entity,)


def test_nested_tags_are_ordered_from_the_outside() -> None:
    """HTML style: "If two entities have common characters, one is fully contained"."""
    assert parse_html("<b>ab<i>cd</i></b>").entities == (
        Entity("bold", 0, 4),
        Entity("italic", 2, 2),
    )


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("&lt;b&gt; &amp; &quot;", '<b> & "'),
        ("&#38;&#x1F3DB;", "&🏛"),
        ("&nbsp; & &ltx", "&nbsp; & &ltx"),
        ("&#0; &#x110000;", "&#0; &#x110000;"),
        ('<a href="javascript:alert(1)">x</a>', "x"),
        ("<b></b>x", "x"),
    ],
)
def test_text_without_entities(html: str, text: str) -> None:
    """HTML style: numerical references and four named ones; a link that is none is dropped."""
    assert parse_html(html) == Wording(text)


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        ("ä<b", "Unclosed start tag at byte offset 2"),
        ('<a href="x>y</a>', "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("1 < 2 > 1", 'Unsupported start tag "" at byte offset 2'),
        ("<tg-emoji>x</tg-emoji>", 'Unsupported start tag "tg-emoji" at byte offset 0'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b y>", "Unclosed end tag at byte offset 4"),
        ("<b><i>x</i>", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a href>x</a>",
         'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
        ("<a =x>x</a>", "Unexpected end of name token at byte offset 0"),
        ("<a href=x/y>x</a>", "Unexpected end of name token at byte offset 0"),
        ("&#xD800;", SURROGATE),
    ],
)  # fmt: skip
def test_broken_html_is_refused_in_telegrams_words(html: str, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_html(html)
    assert refused.value.description == f"Bad Request: can't parse entities: {sentence}"


def test_long_broken_tag_is_refused_at_once() -> None:
    with pytest.raises(Refusal, match="Unclosed start tag at byte offset 0"):
        parse_html("<" + "a" * 100_000)
