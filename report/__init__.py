"""The report object as terminal text, HTML, JSON, Markdown, CSV and PROV."""
