"""Pages to print and spreadsheets: typst and openpyxl templates drawn from plain data."""
