"""The name that is proposed for the next version."""

import pytest

from lhl_editor.ui.history.names import names_of


class Called:
    """A version with a name, or none."""

    def __init__(self, name):
        self.name = name

    @property
    def names(self):
        return (self,) if self.name else ()

    @property
    def naming(self):
        return self if self.name else None


@pytest.mark.parametrize(
    ("names", "proposed"),
    [
        ([], "1.0"),
        (["", ""], "1.0"),
        (["", "1.1", "1.0"], "1.2"),
        (["1.9"], "1.10"),
        (["1.1", "1.2"], "1.3"),
        (["Høringsutkast"], "Høringsutkast 2"),
        (["Utkast 2 til møtet"], "Utkast 3 til møtet"),
    ],
)
def test_the_last_number_is_one_higher_and_free(names, proposed):
    assert names_of([Called(name) for name in names]).proposed == proposed
