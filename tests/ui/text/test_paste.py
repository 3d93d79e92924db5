"""What comes in from other programs, as they really write it, and what is left of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from lhl_editor.core.notation import write
from lhl_editor.core.text import FORBIDDEN
from lhl_editor.ui.text.paste import text_from_html, text_from_plain
from lhl_editor.ui.text.plain import one_line
from tests.ui.text.conftest import Person

WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/x/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- /* Font Definitions */ p.MsoNormal {margin:0cm; font-size:11.0pt;} --></style>
<!--[if gte mso 10]><style>table.MsoNormalTable
{mso-style-name:"Vanlig tabell";}</style><![endif]-->
</head>
<body lang=NO-BOK style='tab-interval:35.4pt'>
<!--StartFragment-->
<h1><span lang=NO-BOK>Innledning<o:p></o:p></span></h1>
<p class=MsoNormal><span lang=NO-BOK style='color:red'>Samfunnet
vårt er i <b style='mso-bidi-font-weight:normal'>kontinuerlig</b> <i>endring</i>, se
<a href="https://www.regjeringen.no/no/"><span style='color:#0563C1'>regjeringen</span></a> og
<a href="file:///C:/hemmelig.docx">filen</a>.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if
!supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]><span
lang=NO-BOK>Første punkt<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2
lfo1'><!--[if !supportLists]--><span
style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span><!--[endif]--><span>Under
punkt<a style='mso-comment-reference:AN_1'></a><span
class=MsoCommentReference><a class=msocomanchor
href="#_msocom_1">[AN1]</a></span></span></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if
!supportLists]><span>1.</span><![endif]>Siste</p>
<table class=MsoTableGrid border=1><tr><td width=300 valign=top><p class=MsoNormal>Celle
én</p></td><td><p class=MsoNormal>Celle to</p></td></tr></table>
<p class=MsoNormal><!--[if gte vml 1]><v:shape><v:imagedata
src="file:///C:/x.png"/></v:shape><![endif]-->
<![if !vml]><img width=100
src="file:///C:/Users/x/clip_image002.png" v:shapes="Bilde_1"><![endif]></p>
<!--EndFragment-->
<div style='mso-element:comment-list'><p class=MsoCommentText>Kommentar</p></div>
</body></html>"""

LIBREOFFICE = """<!DOCTYPE html>
<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<title></title><meta name="generator" content="LibreOffice 7.6 (Linux)"/>
<style type="text/css">@page { margin: 2cm } p { line-height: 115% }</style></head>
<body lang="nb-NO" link="#000080" dir="ltr"><p style="line-height: 100%"><font color="#c9211e">Et
<b>fett</b> avsnitt</font></p>
<ul><li><p style="margin-bottom: 0cm"><i>En</i></p></li>
<ul><li><p>Under en</p></li></ul>
<li><p>To</p></li></ul>
<ol><li><p>Nummer <a href="mailto:post@ks.no">post</a></p></li></ol>
<p><br/><br/></p></body></html>"""

GOOGLE = (
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1f">'
    '<p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:400;'
    'font-style:normal;">Vanlig </span><span style="font-weight:700;font-style:italic;">begge'
    '</span><span style="font-weight:400;"> </span><a href="https://ks.no" '
    'style="text-decoration:none;"><span style="color:#1155cc;font-weight:400;">KS</span></a></p>'
    '<br /><ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1">'
    '<p dir="ltr" role="presentation"><span>Punkt</span></p></li><ul><li dir="ltr" '
    'aria-level="2"><p dir="ltr" role="presentation"><span>Under</span></p></li></ul></ul></b>'
    '<br class="Apple-interchange-newline">'
)

WORD_ONLINE = (
    '<div class="OutlineElement"><p class="Paragraph"><span class="TextRun"><span '
    'class="NormalTextRun">Tekst</span></span><span class="EOP">&nbsp;</span></p></div>'
    '<div class="ListContainerWrapper"><ul role="list"><li data-aria-level="1"><p>En</p></li></ul>'
    '</div><div class="ListContainerWrapper"><ul role="list"><li data-aria-level="2"><p>To</p></li>'
    "</ul></div>"
)

WEB = """<nav><ul><li><a href="/">Hjem</a><li><a href="javascript:alert(1)">Vondt</a></ul></nav>
<article><h2>Tittel</h2><p>Første linje<br>andre&nbsp;linje
<p>Uten <strong>slutt</strong> og <em>mer</em><script>alert("nei")</script>
<div style="display:none">Skjult</div><img src="https://tracker.example/x.gif" alt="bilde">
<pre>en
  to</pre><blockquote>Sitat</blockquote>
<ol><li>A<ol><li>B</ol><li>C</ol><dl><dt>Ord<dd>Forklaring</dl></article>"""


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            WORD,
            "Innledning\n\n"
            "Samfunnet vårt er i **kontinuerlig** __endring__, se "
            "[regjeringen](https://www.regjeringen.no/no/) og filen.\n\n"
            "- Første punkt\n  - Under punkt\n- Siste\n\nCelle én\n\nCelle to",
        ),
        (
            LIBREOFFICE,
            "Et **fett** avsnitt\n\n- __En__\n  - Under en\n- To\n"
            "- Nummer [post](mailto:post@ks.no)",
        ),
        (GOOGLE, "Vanlig **__begge__** [KS](https://ks.no)\n\n- Punkt\n  - Under"),
        (WORD_ONLINE, "Tekst\n\n- En\n  - To"),
        (
            WEB,
            "- Hjem\n- Vondt\n\nTittel\n\nFørste linje\n\nandre\xa0linje\n\n"
            "Uten **slutt** og __mer__\n\nen\n\nto\n\nSitat\n\n- A\n  - B\n- C\n\nOrd\n\n"
            "Forklaring",
        ),
    ],
    ids=["Word", "LibreOffice", "Google", "Word on the web", "web page"],
)
def test_a_paste_keeps_what_a_text_has_and_drops_the_rest(html: str, expected: str) -> None:
    assert write(text_from_html(html)).replace("\\ ", " ") == expected


def test_a_chrome_selection_inside_one_paragraph_stays_inside_the_line() -> None:
    html = '<meta charset="utf-8"><span style="font-weight: 400; color: rgb(0, 0, 0)">to ord</span>'
    assert write(text_from_html(html)) == "to ord"


def test_spaces_that_browsers_double_are_single() -> None:
    html = '<p>a<span class="Apple-converted-space">&nbsp;</span> b &nbsp;<b>c</b> </p>'
    assert write(text_from_html(html)) == "a b **c**"


@given(st.text("<>/!-[]ab p=\"'&;lius brdivx?CDATA", max_size=60))
def test_reading_html_never_fails(html: str) -> None:
    text_from_html(html)


@given(st.text())
def test_plain_text_becomes_paragraphs_without_forbidden_characters(plain: str) -> None:
    text = text_from_plain(plain)
    assert not FORBIDDEN.search(text.plain.replace("\n", ""))
    assert not FORBIDDEN.search(one_line(plain))


def test_a_paste_from_word_lands_in_the_field(person: Person) -> None:
    mime = QMimeData()
    mime.setHtml(WORD)
    mime.setText("Innledning")
    person.field.insertFromMimeData(mime)
    assert "- Første punkt\n  - Under punkt" in person.sees
    assert len(person.told) == 1


def test_an_image_or_a_file_is_not_taken(person: Person) -> None:
    image, file = QMimeData(), QMimeData()
    image.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    file.setUrls([QUrl.fromLocalFile("/x.yaml")])
    file.setText("file:///x.yaml")
    assert not person.field.canInsertFromMimeData(image)
    assert not person.field.canInsertFromMimeData(file)


def test_a_lone_item_pasted_into_nothing_stays_an_item(person: Person) -> None:
    mime = QMimeData()
    mime.setHtml("<ul><li>Punkt</li></ul>")
    person.field.insertFromMimeData(mime)
    assert person.sees == "- Punkt"
    person.reads("ord\\ ")
    person.field.insertFromMimeData(mime)
    assert person.sees == "ord Punkt"
