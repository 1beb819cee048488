"""Forms and the two renderers of a Document, PDF and XLSX.

Reads a book through models.queries only; never imports services. reportlab stays in pdf.py, XlsxWriter in xlsx.py.
"""
