"""Qt's own buttons speak Vietnamese."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMessageBox, QWizard

from app.ui.qt_words import WORDS, QtWords


@pytest.fixture
def words(qapp):
    translator = QtWords()
    assert QCoreApplication.installTranslator(translator)
    yield translator
    QCoreApplication.removeTranslator(translator)
    QApplication.processEvents()


def test_the_buttons_of_a_dialog_are_vietnamese(words, qtbot):
    kinds = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kinds.Save | kinds.Cancel | kinds.Ok | kinds.Close)
    qtbot.addWidget(box)
    shown = {button.text().replace("&", "") for button in box.buttons()}
    assert shown == {"Cất", "Thôi", "Đồng ý", "Đóng"}


def test_a_question_is_answered_with_co_or_khong(words, qtbot):
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    assert [button.text().replace("&", "") for button in box.buttons()] == ["Có", "Không"]


def test_a_wizard_goes_on_in_vietnamese(words, qtbot):
    wizard = QWizard()
    qtbot.addWidget(wizard)
    assert "Tiếp" in wizard.buttonText(QWizard.WizardButton.NextButton)


def test_words_that_are_not_known_stay_as_qt_wrote_them(words):
    assert QCoreApplication.translate("Nowhere", "A text nobody translated") == "A text nobody translated"
    assert words.translate("Nowhere", "A text nobody translated") is None


def test_without_it_qt_speaks_english_again(qapp, qtbot):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert [button.text().replace("&", "") for button in box.buttons()] == ["Cancel"]


def test_a_letter_is_offered_where_qt_offers_one():
    assert [word for word, ours in WORDS.items() if ("&" in word) != ("&" in ours)] == []
    assert [word for word, ours in WORDS.items() if ("%1" in word) != ("%1" in ours)] == []
