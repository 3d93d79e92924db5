"""Addresses: what is wrong with one, what was certainly meant, and what a label names."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lhl_editor.core.addresses import Fault, fault, host_of, leads_to, named_address, same_place

RIGHT = [
    "https://www.ks.no",
    "https://www.ks.no/",
    "HTTPS://WWW.KS.NO/Bok",
    "https://ks.no:8443/bok?a=b&c=d#del",
    "https://192.168.0.1/bok",
    "https://www.sørvågen.no/på-tur",
    "https://www.parorendesenteret.no/p%c3%a5r%c3%b8rende",
    "https://www.regjeringen.no/no/dokumenter/meld.-st.-15-20172018/id2599850/",
    "https://web.archive.org/web/2020/https://www.ks.no/bok",
    "mailto:levehelelivet@helsedir.no",
    "mailto:ola@ks.no,kari@sf.no?subject=Hei%20der",
]
WRONG = [
    # (address, rule, what was meant)
    ("http://www.ks.no/bok", "plain_http", "https://www.ks.no/bok"),
    ("http://ks.no:8080/bok", "plain_http", ""),
    ("www.ks.no/bok", "malformed_address", "https://www.ks.no/bok"),
    ("ks.no", "malformed_address", "https://ks.no"),
    ("https:/www.ks.no", "malformed_address", "https://www.ks.no"),
    ("https//www.ks.no/a", "malformed_address", "https://www.ks.no/a"),
    ("https:www.ks.no", "malformed_address", "https://www.ks.no"),
    (" https://www.ks.no ", "malformed_address", "https://www.ks.no"),
    ("ola@ks.no", "malformed_address", "mailto:ola@ks.no"),
    ("https://", "malformed_address", ""),
    ("https://www.ks", "malformed_address", ""),
    ("https://localhost/bok", "malformed_address", ""),
    ("https://www..no", "malformed_address", ""),
    ("https://-ks.no", "malformed_address", ""),
    ("https://ola:hemmelig@ks.no", "malformed_address", ""),
    ("https://www.ks.no/en bok", "malformed_address", ""),
    ("https://www.ks.no/<b>", "malformed_address", ""),
    ("mailto:", "malformed_address", ""),
    ("mailto:ola", "malformed_address", ""),
    ("håndboka", "malformed_address", ""),
    ("side 10", "malformed_address", ""),
    ("/bok", "malformed_address", ""),
    ("https://www.ks.no/" + "a" * 2000, "malformed_address", ""),
    ("javascript:alert(1)", "unsafe_address", ""),
    (" JavaScript:alert(1)", "unsafe_address", ""),
    ("file:///etc/passwd", "unsafe_address", ""),
    ("data:text/html,<b>", "unsafe_address", ""),
    ("ftp://ks.no/bok", "unsafe_address", ""),
    ("C:\\bok.pdf", "unsafe_address", ""),
    ("https://https://www.ks.no/bok", "doubled_address", "https://www.ks.no/bok"),
    ("http://https://www.ks.no", "doubled_address", "https://www.ks.no"),
    ("https:https://www.ks.no", "doubled_address", "https://www.ks.no"),
    ("https://www.ks.nohttps://www.ks.no", "doubled_address", "https://www.ks.no"),
    ("https://ks.no/https://www.ks.no/", "doubled_address", "https://www.ks.no/"),
    ("https://www.ks.no, https://www.sf.no", "doubled_address", ""),
    ("https://www.ks.nohttps://www.sf.no", "doubled_address", ""),
]


@pytest.mark.parametrize("address", RIGHT)
def test_a_right_address_has_no_fault(address):
    assert fault(address) is None


@pytest.mark.parametrize(("address", "rule", "meant"), WRONG)
def test_a_wrong_address_is_named_and_mended_where_it_is_certain(address, rule, meant):
    assert fault(address) == Fault(rule, meant)


@pytest.mark.parametrize(
    ("label", "address"),
    [
        ("www.planleggelitt.no", "https://www.planleggelitt.no"),
        ("Planleggelitt.no", "https://planleggelitt.no"),
        ("http://www.KS.no/Bok", "https://www.ks.no/Bok"),
        ("omsorgsbiblioteket.no.", "https://omsorgsbiblioteket.no"),
        ("ola@ks.no", "mailto:ola@ks.no"),
        ("mailto:ola@ks.no", "mailto:ola@ks.no"),
        ("f.eks", ""),
        ("bl.a.", ""),
        ("Norge 2040", ""),
        ("KS sin side på ks.no", ""),
        ("", ""),
    ],
)
def test_a_label_that_is_an_address_is_known(label, address):
    assert named_address(label) == address


@pytest.mark.parametrize(
    ("label", "target", "leads"),
    [
        ("ks.no", "https://www.ks.no/", True),
        ("www.ks.no", "http://ks.no/fagomrader", True),
        ("ks.no/fagomrader/", "https://www.ks.no/fagomrader", True),
        ("ks.no/på", "https://www.ks.no/p%C3%A5", True),
        ("ks.no/bok", "https://www.ks.no/fagomrader", False),
        ("ks.no", "https://www.sf.no", False),
        ("ks.no", "https://nettsted.ks.no", False),
        ("ola@ks.no", "mailto:ola@ks.no?subject=Hei", True),
        ("ola@ks.no", "mailto:kari@ks.no", False),
        ("ola@ks.no", "https://www.ks.no", False),
    ],
)
def test_whether_a_target_is_what_a_label_names(label, target, leads):
    assert leads_to(named_address(label), target) is leads


def test_one_place_is_known_under_its_different_addresses():
    places = ("http://www.ks.no/bok/", "https://ks.no/bok", "HTTPS://KS.no/bok")
    assert {same_place(address) for address in places} == {"ks.no/bok"}
    assert same_place("https://ks.no/Bok") != same_place("https://ks.no/bok")


def test_the_host_is_said_as_a_person_would():
    assert host_of("http://www.omsorgsbiblioteket.no/") == "omsorgsbiblioteket.no"
    assert host_of("mailto:ola@ks.no?subject=Hei") == "ola@ks.no"
    assert host_of("tull") == "tull"


@given(st.one_of(st.text(), st.text("htps:/.wno a@", max_size=30)))
@example("https://" * 200)
@example("https://a.no" * 150)
def test_what_is_meant_is_right_itself(address):
    found = fault(address)
    if found and found.mended:
        assert fault(found.mended) in (None, Fault("plain_http", "https" + found.mended[4:]))
    named = named_address(address)
    assert not named or fault(named) is None
