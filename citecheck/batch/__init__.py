"""A corpus: checked document by document, gone on with after any end, and told as a whole."""

from citecheck.batch.run import Batch, check_corpus, whole_report

__all__ = ["Batch", "check_corpus", "whole_report"]
