"""Word files: what Word shows is taken in, or it is said that it was left out."""

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.parser import parse_xml
from whosays.edit.text.new import sentences
from whosays.edit.text.normalise import Received
from whosays.edit.text.word_file import read_word_file
from whosays.faults import Faults, say

OUT = say("comment-left-out")
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def start(number: int = 0) -> str:
    return f'<w:commentRangeStart w:id="{number}"/>'


def end(number: int = 0) -> str:
    pointer = f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    return f'<w:commentRangeEnd w:id="{number}"/>{pointer}'


def word_file(body: str, comment: str = "") -> bytes:
    """Write a Word file with a body, and one comment that the body may point to."""
    document: Any = docx.Document()
    if comment:
        document.add_comment([document.add_paragraph().add_run()], text=comment, author="Kim")
    old = document.element.body
    for part in list(old):
        old.remove(part)
    for part in parse_xml(f"<w:body {NAMES}>{body}</w:body>"):
        old.append(part)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def read(body: str, comment: str = "") -> Received:
    return read_word_file(word_file(body, comment), "x.docx")


SDT = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
BOX = "<w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent>"


@pytest.mark.parametrize(
    ("body", "paragraphs", "dropped"),
    [
        (p(r("A")) + SDT.format(p(r("B")) + p(r("C"))) + p(r("D")), "A B C D", ""),
        (SDT.format(p(r("A")) + SDT.format(p(r("B")))), "A B", ""),
        (f'<w:customXml w:element="x">{p(r("A"))}{SDT.format(p(r("B")))}</w:customXml>', "A B", ""),
        (p(SDT.format(r("A")) + r("B")), "AB", ""),
        (p("<w:r><w:t>did <!--c-->not<?x y?> say</w:t></w:r>"), "did_not_say", ""),
        (p(r("A") + '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'), "A", "1 symbol"),
        (p(r("A") + "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>") * 2, "A A", "2 equations"),
        (p(r("A") + '<w:r><w:endnoteReference w:id="2"/></w:r>'), "A", "1 endnote"),
        (p(r("A") + r("B", "<w:vanish/>")), "A", "1 hidden text part"),
        (p(r("A") + r("B", '<w:vanish w:val="0"/>')), "AB", ""),
        (p("<w:r><w:ruby><w:rt><w:r><w:t>a</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>B</w:t></w:r>"
           "</w:rubyBase></w:ruby></w:r>"), "B", "1 ruby reading"),
        (p("<w:r><mc:AlternateContent><mc:Choice Requires='w'><w:t>A</w:t></mc:Choice>"
           "<mc:Fallback><w:t>A</w:t></mc:Fallback></mc:AlternateContent></w:r>"), "A", ""),
        (p(f"<w:r><mc:AlternateContent><mc:Choice Requires='w'><w:drawing>{BOX}</w:drawing>"
           f"</mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent>"
           "</w:r>") + p(r("A")), "A", "1 text box"),
        (p(r("A") + "<w:r><w:pict/></w:r>"), "A", "1 picture"),
        (p(r("A"), '<w:numPr><w:numId w:val="1"/></w:numPr>'), "A", "1 list marker"),
        (p(r("A"), "<w:rPr><w:del/></w:rPr>") + p(r("B")) + p(r("C")), "AB C",
         "1 tracked deletion"),
        ("<w:altChunk/>" + p(r("A")), "A", "1 embedded file"),
    ],
)  # fmt: skip
def test_what_word_shows_is_taken_in_or_said_to_be_left_out(
    body: str, paragraphs: str, dropped: str
) -> None:
    found = read(body)
    written = found.text.rstrip("\n").split("\n\n")
    assert [one.replace(" ", "_") for one in written] == paragraphs.split()
    assert found.changes == ((f"left out: {dropped}",) if dropped else ())


def test_text_that_a_style_hides_is_left_out_and_said() -> None:
    document: Any = docx.Document()
    styles = document.styles
    for name, kind in (("Unseen", 1), ("Secret", 2)):
        styles.add_style(name, kind).font.hidden = True
    document.add_paragraph("A").add_run("B", style="Secret")
    document.add_paragraph("Top of Form", style="Unseen")
    stream = io.BytesIO()
    document.save(stream)
    found = read_word_file(stream.getvalue(), "x.docx")
    assert (found.text, found.changes) == ("A\n", ("left out: 2 hidden text parts",))


TABLE = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"


@pytest.mark.parametrize(
    ("body", "words", "before"),
    [
        (p(r("Now ") + f"<w:del>{start()}{r('was ')}</w:del>" + r("shut") + end()), "shut", "Now "),
        (p(r("Now ") + start() + r("shut") + f"<w:del>{r('ish')}{end()}</w:del>"), "shut", "Now "),
        (p(r("A")) + SDT.format(p(r("B ") + start() + r("shut") + end())), "shut", "B "),
        (p(start() + r("A")) + p(r("B") + end() + r("C")), "A\nB", ""),
        (p(r("A ")) + TABLE.format(p(start() + r("B"))) + p(r("shut") + end()), OUT, ""),
        (p(r("A ") + start() + r("B")) + TABLE.format(p(r("C") + end())), OUT, ""),
        (TABLE.format(p(start() + r("B") + end())) + p(r("A")), OUT, ""),
        (p(r("In a footnote.")), OUT, ""),
        (p(r("A") + '<w:r><w:commentReference w:id="0"/></w:r>'), "", ""),
    ],
)
def test_a_comment_is_about_its_own_words_or_about_none(body: str, words: str, before: str) -> None:
    (found,) = read(body, "Who?").annotations
    assert (found.who, found.text) == ("Kim", "Who?")
    assert (found.why or found.exact, found.prefix) == (words, before)


def damaged(name: str, content: bytes) -> bytes:
    """Write a Word file of which one part is other than it should be."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word_file(p(r("A"))))) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for one in old.namelist():
            new.writestr(one, content if one == name else old.read(one))
    return stream.getvalue()


DOCUMENT = f"<w:document {NAMES}>%s</w:document>"
SOUND = b"PK\1\2\x14\3\x14\0\0"
"""How the entry of a file in an archive begins; with a 1 at its end it says: encrypted."""
DEEP = "<w:smartTag>" * 2000 + "</w:smartTag>" * 2000


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (damaged("word/document.xml", b"<w:document"), "cannot be read as a Word file"),
        (damaged("word/document.xml", (DOCUMENT % "").encode()), "cannot be read as a Word file"),
        (damaged("word/document.xml", (DOCUMENT % DEEP).encode()), "cannot be read as a Word file"),
        (damaged("word/document.xml", b"<html/>"), "cannot be read as a Word file"),
        (damaged("[Content_Types].xml", b"<>"), "cannot be read as a Word file"),
        (damaged("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "B">]>'
                 + (DOCUMENT % f"<w:body>{p(r('A&b;C'))}</w:body>").encode()),
         "contains definitions of its own (a DTD)"),
        (word_file(p(r("A"))).replace(SOUND, SOUND[:-1] + b"\1"), "cannot be read as a Word file"),
        (b"\xd0\xcf\x11\xe0 an old .doc", "cannot be read as a Word file"),
    ],
)  # fmt: skip
def test_a_damaged_word_file_gets_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(Faults, match=r"^x\.docx: ") as found:
        read_word_file(data, "x.docx")
    assert says in str(found.value)


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u3000"])
def test_a_space_of_another_kind_before_a_full_stop_changes_nothing(space: str) -> None:
    text = f"He has a plan B{space}. “He said so”. Who{space}?"
    assert "".join("".join(sentences(text, "en")).split()) == "".join(text.split())
