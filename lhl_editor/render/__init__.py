"""Placed pages and publications become files: PDF, Word, pictures. No decisions here."""
