"""Proof: the data, their amendments and corrections undone, give back the source cell for cell.

Nothing here goes through the loader of `plan`: two readings made apart must agree. Of `plan` only `problems` is known,
so that both tell what is wrong in the same way. What is particular to a document (which lines hold what, where its
extraction broke it) is data beside it: data/YYYY/proof.yml.
against/ holds the source itself against the file that it was made of.
"""
