"""Widths are those of HarfBuzz, kerning on and ligatures off, for what the document holds."""

from functools import cache

import pytest
import uharfbuzz as hb
from hypothesis import given
from hypothesis import strategies as st

from lhl_editor.pages.measure import INVISIBLE, Face, shown
from lhl_editor.render.faces import load_faces
from lhl_editor.resource_files import resource

LINES = """\
Felles kommunikasjonsstrategi for støtteapparatet i Leve hele livet
En felles plattform, med definerte mål, målgrupper og budskap
tilpassede målgrupper, budskap og tiltak på lokalt nivå. Pga. ressurssituasjonen i 2023 så
For spørsmål, ta kontakt med levehelelivet@helsedir.no
• Marianne Haugo, Utviklingssenter for sykehjem og hjemmetjenester
• Tina Kjensli Dyrseth, Helsedirektoratet, ved Senteret for et aldersvennlig Norge
• Kari Øyen Gay, Statsforvalteren i Oslo og Viken – Jørgen Dahlslett Ratvik, KS
https://www.helsedirektoratet.no/tema/leve-hele-livet-kvalitetsreformen-for-eldre/om#gruppe
Vi blir stadig flere eldre. Mange eldre er ressurssterke og ønsker å delta. Det krever at
Mange eldre mister mye sosial kontakt når de blir pensjonister eller mister ektefellen. Tre av ti
personer over 80 sier at de er ensomme. Fysisk aktivitet og felleskap beskytter mot helseplager.
Å bidra til at eldre spiser nok og riktig mat kan være like viktig for helsen deres
Målgruppe: Eldre over 65 år, hjemmeboende med og uten tjenester, samt eldre i institusjon.
Melhus kommune ble tildelt «Leve hele livet»-prisen i 2022 … med «over 3000 påmeldte».
AV Ta Te To Tø Vå Yr P. F, L’A r. v, w. y, “Tå” f) (j [T] 17/11 10–20 % § 3-1 + = * # &
Sámi: čáhci, Ruŧŧa, Šibboleht, Áŋŋel, Ǥ ǥ Ǯ ǯ · Český Łódź Žižek Ťulpan ďáblík ĽuT
Ευρώπη και Τύπος, Αυτό · Европа, Тула, Гудок, Русь «Тут»""".splitlines()

WORDS = sorted({word for line in LINES for word in line.split()})
LETTERS = (
    "abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅáčđŋšŧžÁČĐŊŠŦŽéèêòôóüöäâÉÜÖÄ"
    "0123456789 .,;:!?-–—«»“”„‘’…()[]{}/&%+=*@#'\"§€½×•°\u00a0"
)
TOLERANCE = 0.001

each_face = pytest.mark.parametrize("face", load_faces().values(), ids=lambda face: face.name)
texts = st.text(LETTERS, max_size=60)
faces = st.sampled_from(list(load_faces().values()))


@pytest.fixture
def regular() -> Face:
    return load_faces()[False, False]


@cache
def _font(name: str) -> hb.Font:
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(resource("fonts", f"{name}.ttf")))))


def shaped(face: Face, text: str) -> float:
    """The width of `text` in em as HarfBuzz shapes it."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    off = dict.fromkeys(("liga", "clig", "dlig"), False)
    font = _font(face.name)
    hb.shape(font, buffer, {"kern": True, **off})
    advances: float = sum(position.x_advance for position in buffer.glyph_positions or ())
    return advances / font.face.upem


@each_face
def test_lines_and_words_are_as_wide_as_harfbuzz_shapes_them(face):
    found = {text: face.width(text, 1) for text in LINES + WORDS}
    assert found == pytest.approx({text: shaped(face, text) for text in found}, abs=1e-9)


@given(faces, texts)
def test_any_latin_text_is_as_wide_as_harfbuzz_shapes_it(face, text):
    assert face.width(text, 1) == pytest.approx(shaped(face, text), abs=TOLERANCE)


@given(faces, st.text(LETTERS + "".join(sorted(INVISIBLE)), max_size=30))
def test_invisible_characters_have_no_width_and_do_not_stop_kerning(face, text):
    assert face.width(text, 1) == face.width(shown(text), 1)
    assert face.width(text, 1) == pytest.approx(shaped(face, text), abs=TOLERANCE)


@given(faces, texts, st.floats(6, 60))
def test_width_grows_with_size(face, text, size):
    assert face.width(text, size) == pytest.approx(face.width(text, 1) * size)


@each_face
def test_non_breaking_hyphen_is_measured_as_a_hyphen(face):
    assert face.width("T\u2011skjorte", 10) == face.width("T-skjorte", 10)
    assert shown("T\u2011skjorte") == "T-skjorte"


@each_face
def test_non_breaking_space_is_as_wide_as_a_space(face):
    assert face.width("for\u00a0Viken", 10) == face.width("for Viken", 10)


@each_face
def test_missing_character_has_the_width_of_notdef_and_no_kerning(face):
    assert not face.has("漢")
    assert face.width("漢", 1) == pytest.approx(shaped(face, "漢"))
    assert face.width("T漢T", 1) == pytest.approx(face.width("漢", 1) + 2 * face.width("T", 1))
    assert face.kerns("T漢T") == ()


@each_face
def test_a_face_has_what_it_draws_and_what_is_drawn_as_nothing(face):
    assert all(face.has(char) for line in LINES for char in line)
    assert all(face.has(char) for char in INVISIBLE | {"\u2011", "\u00a0"})


@given(faces, texts, st.text(LETTERS + "\u00ad", max_size=20))
def test_a_line_adds_up_from_its_words(face, left, right):
    whole = face.width(left, 12) + face.joint(left, right, 12) + face.width(right, 12)
    if shown(left) and shown(right):
        assert whole == pytest.approx(face.width(left + right, 12))
    else:
        assert face.joint(left, right, 12) == 0


def test_joint_looks_past_a_soft_hyphen(regular):
    assert regular.joint("T\u00ad", "\u00ado", 10) == regular.joint("T", "o", 10) < 0


def test_kerns_names_the_second_of_a_pair(regular):
    kern = regular.width("To", 1) - regular.width("T", 1) - regular.width("o", 1)
    assert regular.kerns("HTo") == ((2, round(1000 * kern)),)
    assert regular.kerns("HT\u00ado") == ((3, round(1000 * kern)),)


@given(faces, st.text(LETTERS + "\u00ad\u2011", max_size=120))
def test_kerns_and_single_characters_add_up_to_the_width(face, text):
    kerns = face.kerns(text)
    alone = sum(face.width(char, 1) for char in text)
    total = alone + sum(kern for _, kern in kerns) / 1000
    assert total == pytest.approx(face.width(text, 1), abs=0.00051)
    assert all(kern and 0 < place < len(text) for place, kern in kerns)
    assert [place for place, _ in kerns] == sorted({place for place, _ in kerns})


def test_memory_of_measured_texts_is_bounded(regular, monkeypatch):
    monkeypatch.setattr("lhl_editor.pages.measure._REMEMBERED", 10)
    before = {number: regular.width(f"nr. {number}", 1) for number in range(100)}
    assert len(regular._ems) <= 10
    assert before == {number: regular.width(f"nr. {number}", 1) for number in range(100)}
