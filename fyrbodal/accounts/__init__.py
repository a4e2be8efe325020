"""Signing in: allauth's flow, behind our own paths, words, mails and password rule."""
