"""Forms: what is asked, in what order, and what an answer must be.

Everything here is pure: no database, no messenger. A form is written by the company as an
XLSForm spreadsheet (`reader`), becomes a `FormDefinition` (`model`) that is stored as JSON, and
one engine (`engine`) asks it, whoever draws the questions.
"""
