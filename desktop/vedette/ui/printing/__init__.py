"""Documents on paper and in PDF files: layout, page breaks, what stands on every page; no wording of incidents."""
