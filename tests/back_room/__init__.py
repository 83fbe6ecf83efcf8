"""Tests of the second process: it serves its pipe, and ends with it."""
