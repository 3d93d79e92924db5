"""Makes `template.docx`, an empty document in the publication's design, from `word_styles.py`.

Run by a developer after a change of styles: `python resources/word/build_template.py`. The parts
are written as they shall stand: python-docx's own template brings 350 kB of styles with it, and
a relation that validators refuse.
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from lhl_editor.pages import style  # noqa: E402
from lhl_editor.pages.style import PRIMARY, TINT, WHITE  # noqa: E402
from lhl_editor.render.word_styles import (  # noqa: E402
    BULLETS,
    CHAPTERS,
    LEADS,
    MATRIX_BULLETS,
    NUMERALS,
    STYLES,
    WordStyle,
)
from lhl_editor.render.word_xml import border, colour_xml, shade_xml, twips  # noqa: E402

TARGET = Path(__file__).with_name("template.docx")
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
TYPES = "application/vnd.openxmlformats-officedocument"
WORD = f"{TYPES}.wordprocessingml"
PARTS = {  # name in the package: content type, and by which relation the document refers to it
    "word/styles.xml": (f"{WORD}.styles+xml", "styles"),
    "word/numbering.xml": (f"{WORD}.numbering+xml", "numbering"),
    "word/settings.xml": (f"{WORD}.settings+xml", "settings"),
    "word/fontTable.xml": (f"{WORD}.fontTable+xml", "fontTable"),
    "word/theme/theme1.xml": (f"{TYPES}.theme+xml", "theme"),
}
ACCENTS = (PRIMARY, *style.AREA_COLOURS[1:], style.RULE)


def build() -> dict[str, bytes]:
    """Every part of the template by its name, in the order of the package."""
    texts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        "word/document.xml": f'{HEAD}<w:document {W}><w:body><w:p><w:pPr><w:pStyle w:val="Normal"/>'
        "</w:pPr></w:p><w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": _document_relations(),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(),
        "word/theme/theme1.xml": _theme(),
    }
    return {name: text.encode() for name, text in texts.items()}


def write(target: Path) -> None:
    with zipfile.ZipFile(target, "w") as package:
        for name, data in build().items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            package.writestr(entry, data, zipfile.ZIP_DEFLATED)


def _content_types() -> str:
    named = {"word/document.xml": f"{WORD}.document.main+xml"}
    named |= {name: kind for name, (kind, _) in PARTS.items()}
    parts = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in named.items()
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
        '.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{parts}</Types>"
    )


def _package_relations() -> str:
    kind = f"{OFFICE}/relationships/officeDocument"
    inner = f'<Relationship Id="rId1" Type="{kind}" Target="word/document.xml"/>'
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def _document_relations() -> str:
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/relationships/{kind}" '
        f'Target="{name.removeprefix("word/")}"/>'
        for number, (name, (_, kind)) in enumerate(PARTS.items(), 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def _styles() -> str:
    inner = "".join((_defaults(), *map(_paragraph_style, STYLES.values()), *_other_styles()))
    return f"{HEAD}<w:styles {W}>{inner}</w:styles>"


def _defaults() -> str:
    """Lato by theme, kerned from the smallest size, checked as the document's language."""
    fonts = "".join(
        f' w:{script}Theme="minor{kind}"'
        for script, kind in (
            ("ascii", "HAnsi"),
            ("hAnsi", "HAnsi"),
            ("eastAsia", "EastAsia"),
            ("cs", "Bidi"),
        )
    ).replace("w:csTheme", "w:cstheme")
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{fonts}/>{colour_xml(style.TEXT)}"
        '<w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
        '<w:lang w:val="nb-NO" w:eastAsia="nb-NO" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _paragraph_style(one: WordStyle) -> str:
    """A style; one based on another says its own size, colour and space all the same."""
    default = ' w:default="1"' if one.id == "Normal" else ""
    custom = "" if _is_word_s_own(one.name) else ' w:customStyle="1"'
    based = one.based and f'<w:basedOn w:val="{one.based}"/>'
    following = one.following and f'<w:next w:val="{one.following}"/>'
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{one.id}">'
        f'<w:name w:val="{one.name}"/>{based}{following}<w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:pPr>{_properties(one)}</w:pPr><w:rPr>{_look(one.type)}</w:rPr></w:style>"
    )


def _is_word_s_own(name: str) -> bool:
    own = ("Normal", "Title", "Subtitle", "Body Text", "TOC Heading", "header", "footer")
    return name in own or name.startswith(("heading ", "toc ", "List "))


def _properties(one: WordStyle) -> str:
    numbers = f'<w:ilvl w:val="{one.level}"/>' if one.level else ""
    listed = f'<w:numPr>{numbers}<w:numId w:val="{one.list}"/></w:numPr>' if one.list else ""
    outline = f'<w:outlineLvl w:val="{one.outline}"/>' if one.outline >= 0 else ""
    keep = "<w:keepNext/><w:keepLines/>" if one.keep_next else ""
    line = f'w:line="{twips(one.type.leading)}" w:lineRule="exact"'
    if one.id == "Icon":  # an exact line would cut the picture off
        line = 'w:line="240" w:lineRule="auto"'
    spacing = f'<w:spacing w:before="{twips(one.before)}" w:after="0" {line}/>'
    return f"{keep}{listed}{shade_xml(one.shade)}{spacing}{outline}"


def _look(type: style.Type) -> str:
    bold = f'<w:b w:val="{int(type.bold)}"/><w:bCs w:val="{int(type.bold)}"/>'
    size = round(type.size * 2)
    return f'{bold}{colour_xml(type.colour)}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _other_styles() -> Iterator[str]:
    underlined = '<w:u w:val="single"/>'
    yield _named("character", "DefaultParagraphFont", "Default Paragraph Font", "", default=True)
    yield _named("character", "Hyperlink", "Hyperlink", colour_xml(style.LINK) + underlined)
    yield _named("character", "LinkOnField", "Lenke på felt", colour_xml(WHITE) + underlined)
    yield _named("character", "Strong", "Strong", "<w:b/><w:bCs/>")
    yield _named("character", "Emphasis", "Emphasis", "<w:i/><w:iCs/>")
    yield _named(
        "character",
        "ContinuedMark",
        "Fortsettelse",
        f'<w:b w:val="0"/><w:bCs w:val="0"/>{colour_xml(style.MUTED)}',
    )
    yield _named("numbering", "NoList", "No List", "", default=True)
    yield _table_style("TableNormal", "Normal Table", "", "", default=True)
    rules = border("bottom", 1, TINT) + border("insideH", 1, TINT)
    under = f"<w:tcPr><w:tcBorders>{border('bottom', 1.5, PRIMARY)}</w:tcBorders></w:tcPr>"
    head = f'<w:tblStylePr w:type="firstRow"><w:tblPr/>{under}</w:tblStylePr>'
    yield _table_style("Lines", "Tabell med linjer", f"<w:tblBorders>{rules}</w:tblBorders>", head)
    yield _table_style("Matrix1", "Budskapsmatrise", "", head)
    yield _table_style("Bare", "Felt i tabell", "", "")


def _named(kind: str, id: str, name: str, look: str, default: bool = False) -> str:
    own = {"Default Paragraph Font", "Hyperlink", "Strong", "Emphasis", "No List"}
    flags = (' w:default="1"' if default else "") + ("" if name in own else ' w:customStyle="1"')
    based = "" if default or kind != "character" else '<w:basedOn w:val="DefaultParagraphFont"/>'
    properties = look and f"<w:rPr>{look}</w:rPr>"
    hidden = "<w:semiHidden/><w:unhideWhenUsed/>" if default else ""
    return (
        f'<w:style w:type="{kind}"{flags} w:styleId="{id}"><w:name w:val="{name}"/>{based}'
        f'<w:uiPriority w:val="1"/>{hidden}{properties}</w:style>'
    )


def _table_style(id: str, name: str, look: str, parts: str, default: bool = False) -> str:
    flags = ' w:default="1"' if default else ' w:customStyle="1"'
    based = "" if default else '<w:basedOn w:val="TableNormal"/>'
    sides = ("top", "left", "bottom", "right")
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in sides)
    properties = f'<w:tblInd w:w="0" w:type="dxa"/>{look}<w:tblCellMar>{margins}</w:tblCellMar>'
    return (
        f'<w:style w:type="table"{flags} w:styleId="{id}"><w:name w:val="{name}"/>{based}'
        f'<w:uiPriority w:val="1"/><w:tblPr>{properties}</w:tblPr>{parts}</w:style>'
    )


def _numbering() -> str:
    bullets = "".join(_bullet(level, 18, PRIMARY) for level in range(9))
    leads = "".join(_bullet(level, 15, WHITE) for level in range(9))
    matrix = "".join(_bullet(level, 10, PRIMARY) for level in range(9))
    numeral = _level(0, "decimal", "%1.", 74, 74, _look(style.NUMERAL))
    chapters = _level(0, "decimal", "%1.", 0, 0, _look(style.Type(60, 66, WHITE)), "Heading1")
    lists = {
        BULLETS: bullets,
        NUMERALS: numeral,
        CHAPTERS: chapters + "".join(_level(n, "none", "", 0, 0, "") for n in range(1, 9)),
        LEADS: leads,
        MATRIX_BULLETS: matrix,
    }
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>{levels}'
        "</w:abstractNum>"
        for id, levels in lists.items()
    )
    used = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in lists)
    return f"{HEAD}<w:numbering {W}>{abstract}{used}</w:numbering>"


def _bullet(level: int, hang: float, colour: str) -> str:
    look = _look(style.Type(16, 24, colour, bold=level == 0))
    look = look[: look.index("<w:sz ")]
    return _level(level, "bullet", "–" if level else "•", hang * (level + 1), hang, look)


def _level(
    level: int, kind: str, text: str, left: float, hang: float, look: str, style_id: str = ""
) -> str:
    linked = style_id and f'<w:pStyle w:val="{style_id}"/>'
    suffix = "" if hang else f'<w:suff w:val="{"space" if text else "nothing"}"/>'
    indent = f'<w:ind w:left="{twips(left)}" w:hanging="{twips(hang)}"/>'
    properties = look and f'<w:rPr><w:rFonts w:ascii="Lato" w:hAnsi="Lato"/>{look}</w:rPr>'
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{linked}{suffix}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>{indent}</w:pPr>{properties}'
        "</w:lvl>"
    )


def _settings() -> str:
    uri = "http://schemas.microsoft.com/office/word"
    values = (
        ("compatibilityMode", "15"),
        ("overrideTableStyleFontSizeAndJustification", "1"),
        ("enableOpenTypeFeatures", "1"),
        ("doNotFlipMirrorIndents", "1"),
        ("differentiateMultirowTableHeaders", "1"),
    )
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{uri}" w:val="{value}"/>'
        for name, value in values
    )
    scheme = "".join(
        f' w:{name}="{value}"'
        for name, value in (
            ("bg1", "light1"),
            ("t1", "dark1"),
            ("bg2", "light2"),
            ("t2", "dark2"),
            *((f"accent{n}", f"accent{n}") for n in range(1, 7)),
            ("hyperlink", "hyperlink"),
            ("followedHyperlink", "followedHyperlink"),
        )
    )
    return (
        f'{HEAD}<w:settings {W}><w:zoom w:val="fullPage" w:percent="100"/>'
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{compat}</w:compat><w:themeFontLang w:val="nb-NO"/>'
        f'<w:clrSchemeMapping{scheme}/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
        "</w:settings>"
    )


def _fonts() -> str:
    return (
        f'{HEAD}<w:fonts {W}><w:font w:name="Lato"><w:altName w:val="Calibri"/>'
        '<w:panose1 w:val="020F0502020204030203"/><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        '<w:font w:name="Calibri"><w:altName w:val="Arial"/><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _theme() -> str:
    named = {
        "dk1": style.TEXT,
        "lt1": WHITE,
        "dk2": PRIMARY,
        "lt2": TINT,
        **{f"accent{number}": colour for number, colour in enumerate(ACCENTS, 1)},
        "hlink": style.LINK,
        "folHlink": style.AREA_COLOURS[3],
    }
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{colour[1:]}"/></a:{name}>' for name, colour in named.items()
    )
    font = '<a:latin typeface="Lato"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'name="Leve hele livet"><a:themeElements><a:clrScheme name="Leve hele livet">{colours}'
        f'</a:clrScheme><a:fontScheme name="Lato"><a:majorFont>{font}</a:majorFont>'
        f'<a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme name="Enkel">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}"
        "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


if __name__ == "__main__":
    write(TARGET)
