"""What the screens show, as tables of plain numbers: to be copied, or taken away as CSV and Markdown."""
