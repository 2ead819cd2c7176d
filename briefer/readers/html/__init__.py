"""HTML pages: `page.split_html` reads one; the parts that DOCX shares need no trafilatura."""
