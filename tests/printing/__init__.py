"""Tests of the paper and of its way to the printer."""
