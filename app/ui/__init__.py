"""The window: screens ask and show, nothing more. Reads go through ``models.queries``, acts through ``services``; never sqlalchemy.

What lies here at the root, and in ``widgets``, knows no room but the union. A room brings what it has to the window by files of these
names in its folder, and nothing here is changed for it:

| file | what it brings | gathered by |
|---|---|---|
| any | pages and dialogues (``Screen``, ``DeskDialog``) by their key | ``pages.py`` |
| ``rail.py`` | ``RailEntry``: a button of the rail | ``rail.py`` |
| ``…_settings.py`` | ``SettingsPage``: a page of the settings | ``brought/settings_page.py`` |
| ``month_jobs.py`` | ``MonthJob``: a job of every month, or of the season, on home | ``brought/month_job.py`` |
| ``home_cards.py`` | ``HomeCard``: a card beside the jobs | ``brought/home_card.py`` |
| ``search.py`` | ``Search``: things in the book that Ctrl+K finds | ``search_palette.py`` |
| ``trail_words.py`` | ``TrailWords``: tables, columns and stored keys in the time line | ``brought/trail_words.py`` |
| ``belongings.py`` | ``Belonging``: what a voucher may be for; ``Keeper``: the page that keeps it | ``brought/belongings.py`` |
| ``voucher_parts.py`` | ``VoucherPart``: what else there is to say of a voucher | ``brought/voucher_part.py`` |
| ``mending.py`` | ``Mending``: where a finding of a check is mended | ``brought/mending.py`` |
| ``form_whys.py`` | ``FormWhy``: what explains the figures of a printed form | ``brought/form_why.py`` |
| ``status_line.py`` | ``StatusWord``: a sentence of the status bar | ``brought/status_line.py`` |
| ``member_sections.py``, ``member_verbs.py`` | parts of the list of members, for rooms that use it | ``members/`` |
"""
